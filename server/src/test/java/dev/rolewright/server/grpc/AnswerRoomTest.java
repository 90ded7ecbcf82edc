package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchedSkill;
import dev.rolewright.proto.v1.RelatedSkill;
import dev.rolewright.proto.v1.SkillMatch;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerRoomTest {
  @Test
  void whatHasRoomIsLeftAsItIs() {
    List<SkillMatch> matches = Collections.nCopies(500, match(3, 20, 3));
    assertThat(AnswerRoom.fit(matches)).isSameAs(matches);
  }

  @Test
  void whatHasNoneGetsEqualSharesAndTellsWhatIsLeftOut() {
    List<SkillMatch> matches = Collections.nCopies(500, match(3, 200, 20));
    List<SkillMatch> fitted = AnswerRoom.fit(matches);
    assertRoom(fitted);
    assertThat(fitted)
        .hasSize(500)
        .allSatisfy(
            match -> {
              assertThat(match.getMatchedSkillsCount()).isEqualTo(3);
              assertThat(match.getMissingSkillsCount()).isBetween(50, 80);
              assertThat(match.getRelatedSkillsCount()).isZero();
              assertThat(match.getOmittedSkills()).isEqualTo(220 - match.getMissingSkillsCount());
              assertThat(match.getExplanation()).isEqualTo("why");
            });
    // Nearly all of the room is used.
    assertThat(bytes(fitted)).isGreaterThan(AnswerRoom.MOST_BYTES - 500 * 130);
  }

  @Test
  void whatOneDoesNotNeedGoesToThoseAfterIt() {
    List<SkillMatch> matches =
        IntStream.range(0, 500).mapToObj(index -> match(0, index < 400 ? 1 : 800, 0)).toList();
    List<SkillMatch> fitted = AnswerRoom.fit(matches);
    assertRoom(fitted);
    assertThat(fitted.subList(0, 400))
        .allSatisfy(match -> assertThat(match.getOmittedSkills()).isZero());
    assertThat(fitted.subList(400, 500))
        .allSatisfy(match -> assertThat(match.getMissingSkillsCount()).isGreaterThan(250));
  }

  @Test
  void aMatchThatIsTooLargeByItselfKeepsWhatHasRoom() {
    List<SkillMatch> fitted = AnswerRoom.fit(List.of(match(0, 20_000, 20_000)));
    assertRoom(fitted);
    assertThat(fitted.getFirst().getMissingSkillsCount()).isEqualTo(20_000);
    assertThat(fitted.getFirst().getRelatedSkillsCount()).isBetween(1_000, 19_999);
    assertThat(fitted.getFirst().getOmittedSkills())
        .isEqualTo(20_000 - fitted.getFirst().getRelatedSkillsCount());
  }

  private static void assertRoom(List<SkillMatch> matches) {
    assertThat(bytes(matches)).isLessThanOrEqualTo(AnswerRoom.MOST_BYTES);
  }

  private static int bytes(List<SkillMatch> matches) {
    return MatchArtifactsResponse.newBuilder().addAllMatches(matches).build().getSerializedSize();
  }

  private static SkillMatch match(int matched, int missing, int related) {
    MatchedSkill skill = MatchedSkill.newBuilder().setLabel("s".repeat(100)).build();
    return SkillMatch.newBuilder()
        .setArtifactId("a")
        .setExplanation("why")
        .addAllMatchedSkills(Collections.nCopies(matched, skill))
        .addAllMissingSkills(Collections.nCopies(missing, skill))
        .addAllRelatedSkills(
            Collections.nCopies(related, RelatedSkill.newBuilder().setWanted(skill).build()))
        .build();
  }
}
