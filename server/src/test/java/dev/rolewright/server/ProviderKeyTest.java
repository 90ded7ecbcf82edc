package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ProviderKey;
import dev.rolewright.proto.v1.PutProviderKeyRequest;
import dev.rolewright.proto.v1.PutProviderKeyResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tenant's own key of a vendor, as its admin stores it. */
class ProviderKeyTest {
  private static final String SECRET = "sk-0123456789-wxyz";
  private static final PutProviderKeyRequest PUT =
      PutProviderKeyRequest.newBuilder().setProvider("openai").setSecret(SECRET).build();

  @Test
  void isStoredReplacedAndErasedAndNeverShown() {
    String key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    try (TestServer server = TestServer.start(Map.of("ROLEWRIGHT_ENCRYPTION_KEY", key));
        LogCapture log = LogCapture.of("dev.rolewright")) {
      Api admin = server.newTenantAdmin();
      PutProviderKeyResponse first = admin.admin().putProviderKey(PUT);
      ProviderKey stored = first.getProviderKey();
      assertThat(stored.getProvider()).isEqualTo("openai");
      assertThat(stored.getSuffix()).isEqualTo("wxyz");
      assertThat(first.toString()).doesNotContain(SECRET);

      ProviderKey replaced =
          admin
              .admin()
              .putProviderKey(PUT.toBuilder().setSecret("sk-another-abcd").build())
              .getProviderKey();
      assertThat(replaced.getId()).isEqualTo(stored.getId());
      assertThat(replaced.getCreateTime()).isEqualTo(stored.getCreateTime());
      assertThat(replaced.getSuffix()).isEqualTo("abcd");

      Failure.ofField(
          "endpoint",
          () ->
              admin
                  .admin()
                  .putProviderKey(PUT.toBuilder().setEndpoint("https://evil.example").build()));
      Failure.of(
          ErrorCode.NOT_FOUND,
          () -> admin.admin().putProviderKey(PUT.toBuilder().setProvider("mistral").build()));
      Failure.of(ErrorCode.PERMISSION, () -> admin.newClient().admin().putProviderKey(PUT));

      PutProviderKeyResponse erased =
          admin
              .admin()
              .putProviderKey(
                  PutProviderKeyRequest.newBuilder().setProvider("openai").setRemove(true).build());
      assertThat(erased.hasProviderKey()).isFalse();
      assertThat(log.lines()).noneMatch(line -> line.contains(SECRET) || line.contains(key));
    }
  }

  @Test
  void withoutAnEncryptionKeyNothingIsStored() {
    Failure failure =
        Failure.of(
            ErrorCode.PRECONDITION,
            () -> TestServer.shared().newTenantAdmin().admin().putProviderKey(PUT));
    assertThat(failure.message()).contains("ROLEWRIGHT_ENCRYPTION_KEY").doesNotContain(SECRET);
  }
}
