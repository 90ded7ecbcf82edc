package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.StreamChatResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that leave, are slow, send ahead, or send what is no request. */
final class ConnectionTest extends EdgeTestCase {
  private static final int PIECE = 16 * 1024;
  private static final int PIECES = 4_000;

  @ParameterizedTest
  @ValueSource(strings = {MINIMAL, STREAM})
  void cancelsTheCallOfACallerWhoLeavesBeforeTheAnswer(String body) throws Exception {
    gateway.script = (request, observer) -> {};
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat(body));
      gateway.requests.take();
    }
    assertThat(gateway.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {MINIMAL, STREAM})
  void doesNotCancelAnAnswerThatIsComplete(String body) throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    gateway.script =
        (request, observer) -> {
          observer.onNext(FakeGateway.response(FakeGateway.started("acme", "large")));
          observer.onNext(FakeGateway.response(FakeGateway.completed(ChatCompleted.newBuilder())));
          read.await();
          cancelled.complete(observer.isCancelled());
          observer.onCompleted();
        };

    // The answer does not wait for the end of the call.
    assertThat(post(body).statusCode()).isEqualTo(200);
    read.countDown();

    assertThat(cancelled.get(20, TimeUnit.SECONDS)).isFalse();
    assertThat(get("/v1/models").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {MINIMAL, STREAM})
  void beginsNoCallBeforeTheLastOneOfTheConnectionHasEnded(String body) throws Exception {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    gateway.script =
        (request, observer) -> {
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          observer.onNext(FakeGateway.response(FakeGateway.started("acme", "large")));
          observer.onNext(FakeGateway.response(FakeGateway.completed(ChatCompleted.newBuilder())));
          // Long enough for a next request to overtake the end.
          for (int i = 0; i < 500; i++) {
            Thread.yield();
          }
          open.decrementAndGet();
          observer.onCompleted();
        };
    for (int i = 0; i < 50; i++) {
      assertThat(post(body).statusCode()).isEqualTo(200);
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void cancelsTheCallOfACallerWhoLeavesInTheMiddleOfAStream() throws Exception {
    gateway.script =
        (request, observer) -> {
          observer.onNext(FakeGateway.response(FakeGateway.started("acme", "large")));
          observer.onNext(FakeGateway.response(FakeGateway.delta("half")));
        };
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat(STREAM)).readUntil("half\"},\"logprobs\":null");
      assertThat(gateway.cancelled.getCount()).isEqualTo(1);
    }
    assertThat(gateway.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cancelsTheCallOfACallerWhoLeavesUnderAFloodOfText() throws Exception {
    gateway.script = flood(new CountDownLatch(1), new AtomicInteger());
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat(STREAM)).readUntil("####");
    }
    assertThat(gateway.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void letsASlowReaderSlowTheGatewayDown() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    AtomicInteger sent = new AtomicInteger();
    gateway.script = flood(stalled, sent);
    try (RawClient caller = new RawClient(edge.address(), 64 * 1024)) {
      caller.send(RawClient.chat(STREAM));
      assertThat(stalled.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(sent.get()).isLessThan(PIECES);

      byte[] buffer = new byte[64 * 1024];
      long text = 0;
      StringBuilder tail = new StringBuilder();
      while (tail.indexOf("[DONE]") < 0) {
        int read = caller.in().read(buffer);
        assertThat(read).isPositive();
        for (int index = 0; index < read; index++) {
          text += buffer[index] == '#' ? 1 : 0;
        }
        tail.append(new String(buffer, 0, read, java.nio.charset.StandardCharsets.US_ASCII));
        tail.delete(0, Math.max(0, tail.length() - 32));
      }
      assertThat(text).isEqualTo((long) PIECE * PIECES);
    }
  }

  /** Sends as much as it may, and tells when it was not allowed to for a while. */
  private FakeGateway.Script flood(CountDownLatch stalled, AtomicInteger sent) {
    return (request, observer) -> {
      observer.onNext(FakeGateway.response(FakeGateway.started("y", "z")));
      StreamChatResponse piece = FakeGateway.response(FakeGateway.delta("#".repeat(PIECE)));
      while (sent.get() < PIECES && !observer.isCancelled()) {
        if (observer.isReady()) {
          observer.onNext(piece);
          sent.incrementAndGet();
        } else if (!gateway.ready.tryAcquire(1, TimeUnit.SECONDS)) {
          stalled.countDown();
        }
      }
      complete(observer);
    };
  }

  private static void complete(ServerCallStreamObserver<StreamChatResponse> observer) {
    observer.onNext(FakeGateway.response(FakeGateway.completed(ChatCompleted.newBuilder())));
    observer.onCompleted();
  }

  @Test
  void answersRequestsThatWereSentAheadInTheirOrder() throws Exception {
    CountDownLatch allSent = new CountDownLatch(1);
    gateway.script =
        (request, observer) -> {
          allSent.await();
          FakeGateway.answering(request.getModel()).play(request, observer);
        };
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat(MINIMAL.replace("acme/large", "a/1")));
      gateway.requests.take();
      caller.send(RawClient.chat(MINIMAL.replace("acme/large", "a/2")));
      caller.send(RawClient.chat(STREAM.replace("acme/large", "a/3")));
      allSent.countDown();

      assertThat(caller.readUntil("}}}")).contains("\"content\":\"a/1\"");
      assertThat(caller.readUntil("}}}")).contains("\"content\":\"a/2\"");
      assertThat(caller.readUntil("[DONE]\n\n\r\n0\r\n\r\n")).contains("\"content\":\"a/3\"");
    }
  }

  @Test
  void keepsTheConnectionAfterARefusal() throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat("{}"));
      assertThat(caller.readUntil("}}")).startsWith("HTTP/1.1 400");
      caller.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde");
      assertThat(caller.readUntil("}}")).startsWith("HTTP/1.1 404");
      caller.send(RawClient.chat(MINIMAL));
      assertThat(caller.readUntil("}}}")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void readsABodyThatWaitsToBeAskedFor() throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      String request =
          RawClient.chat(MINIMAL).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
      int body = request.indexOf("\r\n\r\n") + 4;
      caller.send(request.substring(0, body));
      assertThat(caller.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
      caller.send(request.substring(body));
      assertThat(caller.readUntil("}}}")).startsWith("HTTP/1.1 200");
      // Refused before the body is asked for, so that none comes.
      caller.send(
          "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(caller.readUntil("}}")).startsWith("HTTP/1.1 404");
      caller.send(RawClient.chat(MINIMAL));
      assertThat(caller.readUntil("}}}")).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /v1/models HTTP/1.1\r\n\r\n",
        "GET /v1/models HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n{}",
        "GET /v1/models HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
      })
  void answersWhatIsNoRequestWithAnErrorOfThisApi(String request) throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      String response = caller.send(request).readAll();
      assertThat(response).startsWith("HTTP/1.1 400").containsIgnoringCase("application/json");
      String body = response.substring(response.indexOf("\r\n\r\n") + 4);
      assertThat(json(body).at("/error/type").asText()).isEqualTo("invalid_request_error");
    }
  }

  @Test
  void refusesAnOlderHttp() throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      String response = caller.send("GET /v1/models HTTP/1.0\r\n\r\n").readAll();
      assertThat(response)
          .startsWith("HTTP/1.1 505")
          .contains("HTTP/1.1")
          .contains("invalid_request");
    }
  }

  @Test
  void refusesHeadersThatAreTooLong() throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      String response =
          caller
              .send("GET /v1/models HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(17_000))
              .readUntil("}}");
      assertThat(response).startsWith("HTTP/1.1 4").contains("16 KiB");
    } catch (SocketException reset) {
      // The answer was lost under what had been sent; it is refused in any case.
      assertThat(reset).isNotNull();
    }
  }

  @Test
  void refusesAnEncodedBody() throws Exception {
    var response = send(chat(MINIMAL).header("Content-Encoding", "gzip").build());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response.body()).at("/error/message").asText()).contains("Content-Encoding");
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send("HEAD /v1/models HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(caller.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 405");
      caller.send(RawClient.chat(MINIMAL));
      assertThat(caller.readUntil("}}}")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void leavesNothingOfAStreamBehind() throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat(STREAM));
      String response = caller.readUntil("\r\n0\r\n\r\n");
      assertThat(response).startsWith("HTTP/1.1 200").contains("data: [DONE]");
      // Nothing is held back for the next one.
      caller.send(RawClient.chat(MINIMAL));
      assertThat(caller.readUntil("}}}")).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MINIMAL, STREAM, "{}"})
  void closesTheConnectionWhereAskedFor(String body) throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat(body).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      assertThat(caller.readAll())
          .startsWith("HTTP/1.1 ")
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void forgetsACallerWhoLeavesInTheMiddleOfTheBody() throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      String request = RawClient.chat(MINIMAL);
      caller.send(request.substring(0, request.length() - 1));
    }
    assertThat(post(MINIMAL).statusCode()).isEqualTo(200);
    assertThat(gateway.requests).hasSize(1);
  }

  @Test
  void doesNotListenWhereAnotherDoes() throws IOException {
    HttpEdgeConfig taken = HttpEdgeConfig.of("127.0.0.1", edge.address().getPort());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> HttpEdge.start(taken, gateway.channel(), gateway, gateway))
        .isInstanceOf(java.io.UncheckedIOException.class)
        .hasMessageContaining("can't listen on 127.0.0.1:" + taken.port());
  }
}
