package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.ListProvidersRequest;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The keys of callers over HTTP, which are checked before their requests are read. */
class HttpKeyTest {
  private final TestServer server = TestServer.shared();

  private HttpResponse<String> post(String key, String correlationId, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server.httpUrl() + "/v1/chat/completions"))
              .header("Authorization", "Bearer " + key)
              .header("x-correlation-id", correlationId)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aWrongKeyIsToldBeforeAWrongBodyAndIsLogged() throws Exception {
    String id = UUID.randomUUID().toString();
    String other = server.operatorKey().replaceAll("....$", "AAAA");
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      HttpResponse<String> refused = post(other, id, "no JSON");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("\"code\":\"invalid_api_key\"");
      assertThat(refused.headers().firstValue("x-rolewright-correlation-id")).contains(id);
      assertThat(log.lines()).filteredOn(line -> line.contains(id)).hasSize(1);
    }
    assertThat(post(server.operatorKey(), id, "no JSON").statusCode()).isEqualTo(400);
  }

  @Test
  void nobodyIsAdmittedByAHeaderFromTheNetwork() {
    Metadata forged = new Metadata();
    forged.put(
        Metadata.Key.of("rolewright-admitted-bin", Metadata.BINARY_BYTE_MARSHALLER),
        server.operatorKey().getBytes(StandardCharsets.UTF_8));
    Failure.of(
        ErrorCode.AUTHENTICATION,
        () ->
            GatewayServiceGrpc.newBlockingStub(server.channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(forged))
                .listProviders(ListProvidersRequest.getDefaultInstance()));
  }
}
