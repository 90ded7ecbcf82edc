package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.ModelProvider;
import dev.rolewright.proto.v1.PutProviderKeyRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which models can be asked, by whom, and what is told of the others. */
class GatewayProvidersTest extends GatewayTestCase {
  @Test
  void providersAreListedWithTheirModels() {
    List<ModelProvider> providers =
        server
            .operator()
            .gateway()
            .listProviders(ListProvidersRequest.getDefaultInstance())
            .getProvidersList();
    assertThat(providers)
        .extracting(ModelProvider::getName)
        .containsExactly("first", "local", "second", "third");
    assertThat(providers.getFirst().getModels(0).getAliasesList()).containsExactly("nick");
    assertThat(providers.getFirst().getModels(0).getCapabilities().getMaxOutputTokens())
        .isEqualTo(500);
    assertThat(providers.get(2).getRegion()).isEqualTo("local");
  }

  @Test
  void withoutAVendorTheRefusalNamesTheFix() {
    Failure refused =
        Failure.of(
            ErrorCode.NOT_SET_UP,
            () -> ask(TestServer.shared().operator(), chat("Hi").setRoute("default").build()));
    assertThat(refused.message()).contains("OPENAI_API_KEY");
  }

  @Test
  void aModelWhoseVendorHasNoKeyIsRefusedWithWhatIsMissing() throws Exception {
    for (String target : List.of("third/o", "missing")) {
      assertThat(Failure.of(ErrorCode.NOT_SET_UP, () -> ask(chat("Hi").setModel(target))).message())
          .contains("third")
          .contains("THIRD_KEY is not set");
    }
    assertThat(Failure.of(ErrorCode.NOT_FOUND, () -> ask(chat("Hi").setModel("first/n"))).message())
        .contains("did you mean \"first/m\"?");
    assertThat(models(server, server.operatorKey()))
        .contains("\"first/m\"", "\"nick\"", "\"second/n\"")
        .doesNotContain("third", "missing", "local");
  }

  @Test
  void aTenantsOwnKeySwitchesAVendorOnForThatTenantAlone() throws Exception {
    Api admin = server.newTenantAdmin();
    admin
        .admin()
        .putProviderKey(
            PutProviderKeyRequest.newBuilder()
                .setProvider("third")
                .setSecret("sk-own-secret-wxyz")
                .build());
    assertThat(text(ask(admin, chat("Hi").setModel("third/o").build()))).isEqualTo("Hello");
    assertThat(models(server, admin.key())).contains("\"third/o\"", "\"missing\"");
    Failure.of(
        ErrorCode.NOT_SET_UP,
        () -> ask(server.newTenant(), chat("Hi").setModel("third/o").build()));
  }

  @Test
  void overHttpAServerWithoutAVendorIsUnavailable() throws Exception {
    TestServer bare = TestServer.shared();
    for (String model : List.of("default", "gpt-4o-mini", "openai/gpt-4o-mini")) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> refused =
            client.send(
                HttpRequest.newBuilder(URI.create(bare.httpUrl() + "/v1/chat/completions"))
                    .header("Authorization", "Bearer " + bare.operatorKey())
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"MODEL\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                                .replace("MODEL", model)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("x-should-retry")).contains("false");
        assertThat(refused.body()).contains("\"code\":\"not_set_up\"", "OPENAI_API_KEY is not set");
      }
    }
    assertThat(models(bare, bare.operatorKey())).contains("\"data\":[]");
  }

  private static String models(TestServer asked, String key)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(asked.httpUrl() + "/v1/models"))
                  .header("Authorization", "Bearer " + key)
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
