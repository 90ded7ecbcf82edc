package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ScriptedProvider.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Wherever an answer breaks off, what the caller puts together is one provider's whole answer. */
class CutPointsTest {
  private static final Step STALL = new Step.Wait(Duration.ofHours(1));

  @Provide
  Arbitrary<List<String>> answers() {
    Arbitrary<String> piece =
        Arbitraries.strings()
            .withChars("ab \n\u00e9\u4e2d")
            .withChars('\uD83D', '\uDE00')
            .ofMinLength(0)
            .ofMaxLength(6);
    return piece.list().ofMinSize(1).ofMaxSize(8).filter(CutPointsTest::hasText);
  }

  private static boolean hasText(List<String> pieces) {
    return pieces.stream().anyMatch(piece -> !piece.isEmpty());
  }

  @Property(tries = 200)
  void theAnswerIsOneProvidersWhole(
      @ForAll("answers") List<String> first,
      @ForAll("answers") List<String> second,
      @ForAll Fault fault) {
    for (int cut = 0; cut <= first.size(); cut++) {
      assertOneWhole(first, second, cut, World.fail(fault));
      assertOneWhole(first, second, cut, STALL);
    }
  }

  private static void assertOneWhole(
      List<String> first, List<String> second, int cut, Step breaksOff) {
    World world = new World();
    List<Step> broken = new ArrayList<>();
    first.subList(0, cut).forEach(piece -> broken.add(World.text(piece)));
    broken.add(breaksOff);
    world.provider("one", 1_000, call -> broken);
    world.provider("two", 2_000, call -> second.stream().map(World::text).toList());

    Client client = world.ask();
    if (client.completed().isPresent()) {
      assertThat(client.completed().get().model().provider()).isEqualTo("two");
      assertThat(client.text.toString()).isEqualTo(wellFormed(String.join("", second)));
    } else {
      assertThat(client.failure).isNotNull();
      assertThat(world.providers.get("two").calls).isEmpty();
    }
  }

  /** Halves of code points that stay alone are replaced as UTF-8 can't hold them. */
  private static String wellFormed(String text) {
    StringBuilder formed = new StringBuilder();
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(formed::appendCodePoint);
    return formed.toString();
  }
}
