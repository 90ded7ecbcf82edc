package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.ImportWarning;
import dev.rolewright.proto.v1.Profile;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is odd rather than wrong, or wrong deep inside. */
class OddInputTest {
  private final Api api = TestServer.shared().newTenant();

  /** Whatever a JSON Resume holds, the answer is a profile or names what is wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"basics\": [1, 2, 3], \"work\": \"none\", \"skills\": {\"name\": 7}}",
        "{\"basics\": {\"name\": 7, \"email\": [\"a\"]}, \"work\": [null, 5, {\"position\": {}}]}",
        "{\"basics\": {\"name\": \"Ada\"}, \"work\": [{\"startDate\": 2020, \"endDate\": true}]}",
        "{\"basics\": {\"name\": \"Ada\"}, \"work\": [{\"highlights\": \"one\", \"name\": null}]}",
        "{\"basics\": {\"name\": \"A\\u0000da\"}, \"work\": [{\"position\": \"Dev\\u0000\"}]}",
        "{\"basics\": {\"name\": \"A\\ud800da\"}, \"work\": [{\"position\": \"Dev\\udc00\"}]}",
        "{\"basics\": {\"name\": \"Ada\"}, \"work\": [{\"startDate\": \"9999-99-99\"}]}     ",
        "{\"basics\": {\"name\": \"Ada\", \"name\": \"Bob\", \"label\": \"Developer\"}}        ",
        "{\"basics\": {\"name\": \"Ada\", \"label\": \"Developer\"}, \"work\": [             ",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{\"work\": 1e999999, \"basics\": 99999999999999999999999999999999999999999999999}"
      })
  void aJsonResumeWithWrongTypesIsReadOrRefusedClearly(String resume) {
    ImportProfileResponse response;
    try {
      response =
          api.profiles().importProfile(ImportProfileRequest.newBuilder().setText(resume).build());
    } catch (StatusRuntimeException refused) {
      assertThat(refused.getStatus().getCode())
          .as(String.valueOf(refused.getStatus().getDescription()))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(api.profileCount()).isZero();
      return;
    }
    Profile stored =
        api.profiles()
            .getProfile(
                GetProfileRequest.newBuilder().setProfileId(response.getProfile().getId()).build())
            .getProfile();
    assertThat(stored).isEqualTo(response.getProfile());
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    Failure.of(ErrorCode.INVALID_FIELD, () -> api.keepProfile("{\"work\":" + "[".repeat(40_000)));
  }

  @Test
  void deeplyNestedHtmlIsRead() {
    String html = "<html><body>" + "<div>".repeat(9_000) + Samples.SHORT_AD;
    assertThat(api.keepJob(html).getLinesCount()).isPositive();
  }

  @Test
  void aCvWithoutDatesIsKeptWithAWarning() {
    assertThat(
            warnings(
                "Ada Example\nDeveloper\n\nExperience\nDeveloper at Quillfern\n- Java\n- SQL\n"))
        .contains("no_dates");
  }

  @Test
  void aCvOfTwoPeopleIsKeptWithAWarning() {
    assertThat(
            warnings(
                """
                Ada Example
                ada@example.com

                EXPERIENCE
                Site Engineer, Quillfern Ltd, 2019 – 2021
                - Planned drains

                Bob Sample
                bob@example.org

                EXPERIENCE
                Cook, Blue Door Ltd, 2010 – 2012
                """))
        .contains("two_people");
  }

  @Test
  void aTextThatIsNoAdIsParsedRatherThanRefused() {
    assertThat(
            api.keepJob("The tide comes in twice a day and leaves weed on the stones of the quay.")
                .getLinesCount())
        .isOne();
  }

  private List<String> warnings(String cv) {
    return api
        .profiles()
        .importProfile(ImportProfileRequest.newBuilder().setText(cv).build())
        .getWarningsList()
        .stream()
        .map(ImportWarning::getKind)
        .toList();
  }
}
