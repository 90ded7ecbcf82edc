package dev.rolewright.llm.providers;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over the JDK's client, in HTTP/1.1: with HTTP/2 all calls of a vendor would share
 * one connection, so that one break would end them all, and the client refuses what is above the
 * vendor's number of streams. It follows no redirect, since the key would go where nobody sent it,
 * and repeats nothing but the try to connect. Safe for use by many threads.
 */
final class Transport implements AutoCloseable {
  /**
   * Says whose certificates are believed; asked with the first call, since reading them takes time.
   */
  @FunctionalInterface
  interface Trust {
    /**
     * Returns the context of secure connections.
     *
     * @throws NoSuchAlgorithmException when the JVM can't read its certificates
     */
    SSLContext context() throws NoSuchAlgorithmException;
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Time time;
  private final Timers timers;
  private final Trust trust;

  private final Map<Kind, HttpClient> clients = new ConcurrentHashMap<>();

  /** What takes a client of its own, since the JDK's knows one connect timeout and one executor. */
  private record Kind(Duration connectTimeout, boolean isSecure) {
    static Kind of(WireRequest request, Duration connectTimeout) {
      return new Kind(connectTimeout, "https".equalsIgnoreCase(request.uri().getScheme()));
    }
  }

  Transport(Time time, Timers timers, Trust trust) {
    this.time = time;
    this.timers = timers;
    this.trust = trust;
  }

  Time time() {
    return time;
  }

  /**
   * Sends a request and waits for the headers of the response. When the cancellation is raised,
   * then or later, the exchange ends at once.
   *
   * @throws LlmException CONNECTION, CANCELLED or MALFORMED when there is no response
   */
  Exchange open(WireRequest request, Duration connectTimeout, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      throw ConnectionFaults.cancelledBefore();
    }
    AtomicReference<@Nullable ResponseBody> begun = new AtomicReference<>();
    Sending sending = new Sending();
    cancellation.onCancel(
        () -> {
          sending.giveUp();
          abort(begun.get());
        });
    try {
      HttpResponse<ResponseBody> response =
          sending.send(
              client(Kind.of(request, connectTimeout)),
              toHttp(request),
              head -> {
                ResponseBody body = new ResponseBody(timers);
                begun.set(body);
                if (cancellation.isCancelled()) {
                  body.abort();
                }
                return body;
              });
      return new Exchange(response.statusCode(), response.headers(), response.body());
    } catch (InterruptedException interrupted) {
      abort(begun.get());
      if (!cancellation.isCancelled()) {
        Thread.currentThread().interrupt();
      }
      throw ConnectionFaults.cancelled();
    } catch (IOException failure) {
      abort(begun.get());
      throw cancellation.isCancelled()
          ? ConnectionFaults.cancelled()
          : ConnectionFaults.of(failure);
    }
  }

  @Override
  public void close() {
    // The executor stays, since the clients' last tasks are on it; it holds no thread of its own.
    clients.values().forEach(HttpClient::shutdownNow);
  }

  private HttpClient client(Kind wanted) {
    return clients.computeIfAbsent(
        wanted,
        kind ->
            HttpClient.newBuilder()
                .connectTimeout(kind.connectTimeout())
                .sslContext(trusted())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(kind.isSecure() ? threads : Transport::atOnce)
                .build());
  }

  /**
   * Does a client's step on the thread that has it, which may be the one that reads for all of the
   * client's connections. Without encryption a step moves bytes and blocks nowhere, so that a
   * thread for each of an answer's four would cost more than what it does. (A name is looked up by
   * who sends; by the client's thread only once more where a connection was refused, when the JVM
   * still knows it.) Encryption is left to threads, as a handshake takes milliseconds.
   */
  static void atOnce(Runnable step) {
    try {
      step.run();
    } catch (Throwable failure) {
      // As on a thread of its own: the one that has it must live on, for all others.
      Thread here = Thread.currentThread();
      here.getUncaughtExceptionHandler().uncaughtException(here, failure);
    }
  }

  private SSLContext trusted() {
    try {
      return trust.context();
    } catch (NoSuchAlgorithmException unreadable) {
      throw ConnectionFaults.unreadableTrust(unreadable);
    }
  }

  private static HttpRequest toHttp(WireRequest request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
    try {
      request.headers().forEach(builder::setHeader);
    } catch (IllegalArgumentException unusable) {
      throw new LlmException(Fault.BAD_REQUEST, "The key can't be sent in a header.", null, null);
    }
    return request.body().isEmpty()
        ? builder.GET().build()
        : builder.POST(HttpRequest.BodyPublishers.ofString(request.body())).build();
  }

  private static void abort(@Nullable ResponseBody body) {
    if (body != null) {
      body.abort();
    }
  }
}
