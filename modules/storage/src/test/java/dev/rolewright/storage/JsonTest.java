package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobSummary;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.Seniority;
import dev.rolewright.domain.SkillMention;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

  @Test
  void readsWhatWasWritten() {
    Job job = Samples.job(ID);
    assertThat(Json.read(Json.write(job), Job.class)).isEqualTo(job);
    Profile profile = Samples.profile(ID, 3);
    assertThat(Json.read(Json.write(profile), Profile.class)).isEqualTo(profile);
    GeneratedDocument document = Samples.document(ID, ID);
    assertThat(Json.read(Json.write(document), GeneratedDocument.class)).isEqualTo(document);
  }

  /** Rows of earlier versions look like this, so this text may grow but not change. */
  @Test
  void theStoredFormatStays() {
    assertThat(
            Json.read(
                """
                {"id":"1","roleTitle":"Baker","companyName":"Hofer","location":"Linz",
                 "seniority":"JUNIOR","parsingConfidence":0.25,
                 "createTime":"2026-03-04T05:06:07.123456789Z"}
                """,
                JobSummary.class))
        .isEqualTo(
            new JobSummary(
                "1",
                "Baker",
                "Hofer",
                "Linz",
                Seniority.JUNIOR,
                0.25,
                Instant.parse("2026-03-04T05:06:07.123456789Z")));
    assertThat(Json.write(Samples.document(ID, ID)))
        .contains("\"latency\":\"PT0.012345678S\"", "\"kind\":\"CV\"", "\"costPicos\":0")
        .doesNotContain("timeToFirstToken");
  }

  @Test
  void whatANewerReplicaAddedIsSkipped() {
    assertThat(
            Json.read(
                    """
                    {"skillId":"a","label":"b","surface":"c","lineIndex":1,"later":{"x":[1]},
                     "span":{"start":1,"end":2,"later":3}}
                    """,
                    SkillMention.class)
                .span())
        .isPresent();
  }

  @Test
  void whatAnOlderReplicaDidNotKnowIsEmptyAndNeverNull() {
    assertThat(Json.read("{}", SkillMention.class))
        .isEqualTo(new SkillMention("", "", "", Optional.empty(), 0));
    Profile profile = Json.read("{\"id\":\"1\"}", Profile.class);
    assertThat(profile.evidence()).isEmpty();
    assertThat(profile.createTime()).isEmpty();
    assertThat(profile.fullName()).isEmpty();
  }

  @Test
  void aRowThatCannotBeReadIsNotQuoted() {
    assertThatThrownBy(() -> Json.read("{\"label\": secret}", SkillMention.class))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageNotContaining("secret");
  }
}
