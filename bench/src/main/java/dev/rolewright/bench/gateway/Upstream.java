package dev.rolewright.bench.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;

/** The way of a relay to the vendor: a body goes, a body comes. Blocks; for virtual threads. */
interface Upstream {
  /** Sends a request for a chat and returns the answer's body as it comes. */
  InputStream open(byte[] body) throws IOException;

  /** The JDK's client, as the product has it. */
  static Upstream jdk(URI vendor) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    URI chat = vendor.resolve("/v1/chat/completions");
    return body -> {
      HttpRequest request =
          HttpRequest.newBuilder(chat)
              .setHeader("Authorization", "Bearer sk-relay")
              .setHeader("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
      } catch (InterruptedException interrupted) {
        throw new IOException("The relay ends", interrupted);
      }
    };
  }

  /** Helidon's client. */
  static Upstream helidon(URI vendor) {
    WebClient client = WebClient.builder().baseUri(vendor).servicesDiscoverServices(false).build();
    return body -> {
      HttpClientResponse response =
          client
              .post("/v1/chat/completions")
              .header(HeaderNames.AUTHORIZATION, "Bearer sk-relay")
              .header(HeaderNames.CONTENT_TYPE, "application/json")
              .submit(body);
      return response.inputStream();
    };
  }
}
