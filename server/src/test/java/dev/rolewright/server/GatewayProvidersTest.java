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
  void overHttpRoutesAreListedLikeModels() throws Exception {
    writeSettings(
        settings()
            .replace("\"routes\": {", "\"routes\": {\"later\": {\"models\": [\"third/o\"]},"));
    try {
      Eventually.eventually(() -> statusOfModel("later"), status -> status != 404);
      assertThat(statusOfModel("later")).isEqualTo(503);
      assertThat(models(server, server.operatorKey()))
          .contains(
              "{\"id\":\"default\",\"object\":\"model\",\"created\":0,\"owned_by\":\"rolewright\"}",
              "\"whole\"")
          .doesNotContain("\"later\"");
    } finally {
      writeSettings(settings());
    }
  }

  @Test
  void overHttpARefusalNamesWhatThereIsOverHttp() throws Exception {
    HttpResponse<String> refused = chat(server, "zzz");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("GET /v1/models lists").doesNotContain("ListProviders");
  }

  @Test
  void overHttpAServerWithoutAVendorIsUnavailable() throws Exception {
    TestServer bare = TestServer.shared();
    for (String model : List.of("default", "gpt-4o-mini", "openai/gpt-4o-mini")) {
      HttpResponse<String> refused = chat(bare, model);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("x-should-retry")).contains("false");
      assertThat(refused.body()).contains("\"code\":\"not_set_up\"", "OPENAI_API_KEY is not set");
    }
    assertThat(models(bare, bare.operatorKey())).contains("\"data\":[]");
  }

  private static HttpResponse<String> chat(TestServer asked, String model)
      throws IOException, InterruptedException {
    String body =
        "{\"model\":\"MODEL\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
            .replace("MODEL", model);
    return send(
        asked,
        "/chat/completions",
        asked.operatorKey(),
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static int statusOfModel(String id) {
    try {
      return send(server, "/models/" + id, server.operatorKey(), HttpRequest.newBuilder())
          .statusCode();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String models(TestServer asked, String key)
      throws IOException, InterruptedException {
    return send(asked, "/models", key, HttpRequest.newBuilder()).body();
  }

  private static HttpResponse<String> send(
      TestServer asked, String path, String key, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request
              .uri(URI.create(asked.httpUrl() + "/v1" + path))
              .header("Authorization", "Bearer " + key)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
