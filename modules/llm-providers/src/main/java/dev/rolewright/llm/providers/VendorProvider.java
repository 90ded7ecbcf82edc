package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The course of a call, which is the same for all vendors. Safe for use by many threads. */
final class VendorProvider implements LlmProvider {
  private static final int MOST_ERROR_BYTES = 64 << 10;
  private static final int MOST_LIST_BYTES = 8 << 20;
  private static final Duration LONGEST_LIST = Duration.ofSeconds(10);

  private final ProviderSettings settings;
  private final Vendor vendor;
  private final Transport transport;
  private final Timers timers;
  private final RefusedParameters refused;

  VendorProvider(ProviderSettings settings, Vendor vendor, Transport transport, Timers timers) {
    this.settings = settings;
    this.vendor = vendor;
    this.transport = transport;
    this.timers = timers;
    refused = new RefusedParameters();
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public List<ModelInfo> models() {
    return settings.models();
  }

  @Override
  public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
    WireRequest written = written(call);
    while (true) {
      WireRequest request = refused.without(call.model(), written);
      try (Exchange exchange =
          transport.open(request, settings.connectTimeout(), call.cancellation())) {
        sink.alive();
        if (exchange.isSuccess()) {
          return read(exchange, sink);
        }
        VendorError error = error(exchange);
        if (call.cancellation().isCancelled()) {
          throw ConnectionFaults.cancelled();
        }
        // A vendor that refuses a parameter has not begun, so that this is still the one call.
        if (!refused.learn(call.model(), error, request)) {
          throw failure(exchange, error);
        }
      } catch (IOException failure) {
        throw call.cancellation().isCancelled()
            ? ConnectionFaults.cancelled()
            : ConnectionFaults.of(failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw ConnectionFaults.cancelled();
      }
    }
  }

  @Override
  public Set<String> listModels(Cancellation cancellation) {
    Cancellation givenUp = new Cancellation();
    cancellation.onCancel(givenUp::cancel);
    Timers.Timer limit = timers.after(LONGEST_LIST, givenUp::cancel);
    try {
      return list(givenUp);
    } catch (LlmException failure) {
      if (givenUp.isCancelled() && !cancellation.isCancelled()) {
        throw new LlmException(Fault.TIMEOUT, "The provider did not list its models in time.");
      }
      throw failure;
    } finally {
      limit.cancel();
    }
  }

  private Set<String> list(Cancellation cancellation) {
    try (Exchange exchange =
        transport.open(vendor.modelList(), settings.connectTimeout(), cancellation)) {
      if (!exchange.isSuccess()) {
        throw failure(exchange, error(exchange));
      }
      byte[] body = exchange.body().atMost(MOST_LIST_BYTES);
      exchange.body().finish();
      return names(Json.orMissing(body, 0, body.length));
    } catch (IOException failure) {
      throw cancellation.isCancelled()
          ? ConnectionFaults.cancelled()
          : ConnectionFaults.of(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ConnectionFaults.cancelled();
    }
  }

  private WireRequest written(ProviderCall call) {
    try {
      return vendor.chat(call);
    } catch (RuntimeException unwritable) {
      // The library's message may quote what was to be sent.
      throw new LlmException(Fault.BAD_REQUEST, "This provider can't be asked such a thing.");
    }
  }

  private ProviderAnswer read(Exchange exchange, ProviderSink sink)
      throws IOException, InterruptedException {
    AnswerReader reader = vendor.reader(sink);
    String type = exchange.mediaType();
    if (type.equals("text/html")) {
      throw Json.malformed("The provider answers with a web page; its base URL may be wrong.");
    }
    if (type.equals("application/json") && vendor.framing() == Vendor.Framing.SERVER_SENT_EVENTS) {
      reader.acceptWhole(whole(exchange));
      exchange.body().finish();
      return reader.answer();
    }
    ProviderAnswer answer =
        AnswerStream.read(new Heard(exchange.body(), sink), vendor.framing(), reader);
    exchange.body().finish();
    return answer;
  }

  private static JsonNode whole(Exchange exchange) throws IOException, InterruptedException {
    byte[] body = exchange.body().atMost(LineReader.MOST_LINE_BYTES);
    JsonNode json = Json.orMissing(body, 0, body.length);
    if (!json.isObject()) {
      throw Json.malformed("The provider's answer is no JSON object.");
    }
    return json;
  }

  private static VendorError error(Exchange exchange) throws InterruptedException {
    byte[] body;
    try {
      body = exchange.body().atMost(MOST_ERROR_BYTES);
      if (body.length < MOST_ERROR_BYTES) {
        exchange.body().finish();
      }
    } catch (IOException broken) {
      // The status says enough.
      body = new byte[0];
    }
    return VendorError.of(exchange.status(), Json.orMissing(body, 0, body.length));
  }

  private LlmException failure(Exchange exchange, VendorError error) {
    return Faults.of(error, RetryAfter.of(exchange.headers(), transport.time().now()));
  }

  private Set<String> names(JsonNode list) {
    Vendor.ModelListShape shape = vendor.modelListShape();
    JsonNode items = list.path(shape.array());
    if (!items.isArray()) {
      throw Json.malformed("The provider's list of models can't be read.");
    }
    Set<String> names = new HashSet<>();
    items.forEach(
        item -> Optional.ofNullable(item.path(shape.name()).textValue()).ifPresent(names::add));
    return Set.copyOf(names);
  }

  /** Tells of each arrival of bytes. */
  private record Heard(ByteSource source, ProviderSink sink) implements ByteSource {
    @Override
    public byte @Nullable [] next() throws IOException, InterruptedException {
      byte[] bytes = source.next();
      if (bytes != null) {
        sink.alive();
      }
      return bytes;
    }
  }
}
