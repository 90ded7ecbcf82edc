package dev.rolewright.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of the work when its caller gives up. */
class GivenUpTest {
  private static final int PIECES = 12;

  private final WordEmbedder embedder = new WordEmbedder();
  private final Matcher matcher = Matchers.create(embedder, Samples.FINDER);
  private final JobNeeds needs =
      Samples.job("Gardener")
          .must("Java")
          .asks("keeps a garden", "speaks German")
          .degree(EducationLevel.BACHELOR, false, "Botany")
          .certificate("Certified Arborist")
          .needs();
  private final List<Evidence> evidence = evidence();
  private final Profile profile = Samples.profile(evidence);

  private static List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    for (int piece = 0; piece < PIECES; piece++) {
      evidence.add(Samples.work("e" + piece, "Gardener " + piece, "Kept garden number " + piece));
    }
    return evidence;
  }

  @Test
  void noFurtherBatchIsEmbedded() {
    assertStopsEmbedding(
        caller -> matcher.matchEvidence(caller, needs, evidence, Optional.empty()));
    assertStopsEmbedding(caller -> matcher.matchProfile(caller, needs, profile, Optional.empty()));
    assertStopsEmbedding(caller -> matcher.vectorize(caller, evidence));
  }

  private void assertStopsEmbedding(Consumer<Checkpoint> work) {
    embedder.embedded = 0;
    Checkpoint patience =
        () -> {
          if (embedder.embedded == 3) {
            throw RolewrightException.of(ErrorCode.CANCELLED, "enough");
          }
        };
    assertThatThrownBy(() -> work.accept(patience)).hasMessage("enough");
    assertThat(embedder.embedded).isEqualTo(3);
  }

  @Test
  void theCallerIsAskedBeforeEachPieceAlsoWhereItsVectorsAreThere() {
    Optional<EvidenceVectors> stored = Optional.of(matcher.vectorize(Checkpoint.NONE, evidence));
    assertStopsAnywhere(
        3 * PIECES, caller -> matcher.matchEvidence(caller, needs, evidence, stored));
    assertStopsAnywhere(
        3 * PIECES + needs.statements().size(),
        caller -> matcher.matchProfile(caller, needs, profile, stored));
  }

  @Test
  void theCallerIsAskedBeforeEachLineThatIsSearchedForAMissingSkill() {
    String[] lines = new String[40];
    Arrays.setAll(lines, line -> "Watered bed number " + line);
    assertStopsAnywhere(
        3 * PIECES + lines.length,
        caller ->
            matcher.matchProfile(
                caller, needs, Samples.withLines(profile, lines), Optional.empty()));
  }

  private static void assertStopsAnywhere(int fewest, Consumer<Checkpoint> work) {
    AtomicInteger asked = new AtomicInteger();
    work.accept(asked::incrementAndGet);
    assertThat(asked.get()).isGreaterThanOrEqualTo(fewest);
    for (int last = 1; last <= asked.get(); last++) {
      int end = last;
      AtomicInteger again = new AtomicInteger();
      Checkpoint patience =
          () -> {
            if (again.incrementAndGet() == end) {
              throw RolewrightException.of(ErrorCode.CANCELLED, "enough");
            }
          };
      assertThatThrownBy(() -> work.accept(patience)).hasMessage("enough");
      assertThat(again).hasValue(end);
    }
  }
}
