package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** All that is wrong with a request is told at once. */
class ManyMistakesTest {
  private final Api api = TestServer.shared().newTenant();

  @Test
  void ofAnAd() {
    ParseJobRequest request =
        ParseJobRequest.newBuilder()
            .setRequestId("x")
            .setText("short")
            .setCompanyNameHint("x".repeat(501))
            .build();
    assertThat(fields(() -> api.jobs().parseJob(request)))
        .containsExactly("request_id", "company_name_hint", "text");
  }

  @Test
  void ofAProfile() {
    ImportProfileRequest request =
        ImportProfileRequest.newBuilder().setRequestId("x").setText("short").build();
    assertThat(fields(() -> api.profiles().importProfile(request)))
        .containsExactly("request_id", "text");
  }

  @Test
  void ofACv() {
    GenerateCvRequest request =
        GenerateCvRequest.newBuilder().setRequestId("x").setMaxBullets(21).build();
    assertThat(fields(() -> api.generate(request)))
        .containsExactly("request_id", "job", "profile", "max_bullets");
  }

  @Test
  void ofAListOfDocuments() {
    ListDocumentsRequest request =
        ListDocumentsRequest.newBuilder()
            .setProfileId("x")
            .setPageSize(-1)
            .setPageToken("x")
            .build();
    assertThat(fields(() -> api.generation().listDocuments(request)))
        .containsExactly("profile_id", "page_size", "page_token");
  }

  private static List<String> fields(ThrowingCallable call) {
    return Failure.of(ErrorCode.INVALID_FIELD, call).fields();
  }
}
