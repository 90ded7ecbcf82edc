package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What is kept of a CV. */
class ProfileIntakeTest {
  private static final SourceText CV =
      SourceText.of(
          "text",
          "Ada Example\n\nExperience\n\nGardener, Old Wall Ltd, 2019 - 2023\n- Grew pears\n");

  private final Cancellation cancellation = new Cancellation();
  private final RequestContext context = Contexts.of(cancellation);
  private final List<Profile> stored = new ArrayList<>();

  private ProfileIntake intake(
      BiFunction<RequestContext, List<Evidence>, EvidenceVectors> vectorizer) {
    ProfileRepository profiles =
        (ProfileRepository)
            Proxy.newProxyInstance(
                ProfileRepository.class.getClassLoader(),
                new Class<?>[] {ProfileRepository.class},
                (proxy, method, arguments) -> stored.add((Profile) arguments[1]));
    return ProfileIntake.create(
        ProfileParser.create(SkillFinders.create(Vocabularies.builtIn())),
        vectorizer,
        profiles,
        Ids.create(Time.system()),
        Time.system());
  }

  @Test
  void vectorsAreMadeForTheCall() {
    List<RequestContext> callers = new ArrayList<>();
    ProfileIntake intake =
        intake(
            (caller, evidence) -> {
              callers.add(caller);
              return new EvidenceVectors("model", Map.of());
            });

    Profile kept = intake.keep(context, "id", CV).profile();

    assertThat(callers).containsExactly(context);
    assertThat(stored).containsExactly(kept);
  }

  @Test
  void nothingIsKeptWhenTheCallerGivesUpWhileVectorsAreMade() {
    ProfileIntake intake =
        intake(
            (caller, evidence) -> {
              cancellation.cancel();
              caller.checkActive();
              throw new AssertionError("the call is cancelled");
            });

    assertThatThrownBy(() -> intake.keep(context, "id", CV))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            stopped -> assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(stored).isEmpty();
  }

  @Test
  void nothingIsParsedWhenTheCallerHasGivenUp() {
    ProfileIntake intake =
        intake(
            (caller, evidence) -> {
              throw new AssertionError("the call is cancelled");
            });
    cancellation.cancel();

    assertThatThrownBy(() -> intake.parse(context, CV)).isInstanceOf(RolewrightException.class);
    assertThatThrownBy(() -> intake.keep(context, "id", CV))
        .isInstanceOf(RolewrightException.class);
    assertThat(stored).isEmpty();
  }

  @Test
  void parsingStopsBetweenTwoPartsOfACv() {
    AtomicInteger asked = new AtomicInteger();
    ProfileParser parser = ProfileParser.create(SkillFinders.create(Vocabularies.builtIn()));

    assertThatThrownBy(
            () ->
                parser.parse(
                    () -> {
                      if (asked.incrementAndGet() == 3) {
                        throw new IllegalStateException("gave up");
                      }
                    },
                    CV))
        .hasMessage("gave up");
    assertThat(asked).hasValue(3);
  }
}
