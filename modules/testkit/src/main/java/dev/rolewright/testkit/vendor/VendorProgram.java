package dev.rolewright.testkit.vendor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A vendor to try the server against by hand, which {@code scripts/fake-vendor.sh} starts. It
 * answers at once, in the wire format that it is asked in, and misbehaves when it is told to by a
 * POST to {@code /control/MODE}, until it is told otherwise:
 *
 * <ul>
 *   <li>{@code well}: answers; what is to be JSON is an object with one field
 *   <li>{@code down}: answers each request with the status 503
 *   <li>{@code cut}: breaks the connection after the first piece of an answer
 *   <li>{@code silent}: takes requests and says nothing
 * </ul>
 *
 * <p>It refuses a key that does not begin with {@code sk-}; where it is asked as Ollama, it wants
 * none.
 */
public final class VendorProgram {
  /** What the vendor does with the requests that come. */
  private enum Mode {
    WELL,
    DOWN,
    CUT,
    SILENT;

    private static Optional<Mode> named(String name) {
      for (Mode mode : values()) {
        if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(mode);
        }
      }
      return Optional.empty();
    }
  }

  private static final String CONTROL = "/control/";
  private static final String KEY_START = "sk-";
  private static final String JSON = "application/json";

  private final String name;
  private volatile Mode mode = Mode.WELL;

  VendorProgram(String name) {
    this.name = name;
  }

  /**
   * Serves until the process is ended, and writes the address as a line on standard output.
   *
   * @param arguments the port, 0 for a free one, and the name by which its answers are known
   */
  public static void main(String[] arguments) throws InterruptedException {
    VendorProgram program = new VendorProgram(arguments[1]);
    try (VendorServer server = VendorServer.start(Integer.parseInt(arguments[0]))) {
      server.stopRecording();
      server.answerByDefault(program::answer);
      PrintStream out =
          new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
      out.println(server.url());
      Thread.currentThread().join();
    }
  }

  VendorScript answer(VendorRequest request) {
    if (request.path().startsWith(CONTROL)) {
      return control(request);
    }
    VendorWire wire = VendorWire.of(request);
    if (wire != VendorWire.OLLAMA && !key(request).startsWith(KEY_START)) {
      return error(wire, 401, "invalid_api_key", "Incorrect API key provided.");
    }
    return switch (mode) {
      case WELL -> wire.answer(request, pieces(request));
      case DOWN -> error(wire, 503, "overloaded_error", "The vendor is down.");
      case CUT ->
          VendorScript.stream(wire.contentType())
              .send(wire.opening())
              .send(wire.text(pieces(request)[0]))
              .cut();
      case SILENT -> VendorScript.begin().stall();
    };
  }

  private VendorScript control(VendorRequest request) {
    Optional<Mode> wanted = Mode.named(request.path().substring(CONTROL.length()));
    if (wanted.isEmpty() || !request.method().equals("POST")) {
      return VendorScript.whole(404, "text/plain", "POST /control/well, down, cut or silent\n");
    }
    mode = wanted.get();
    return VendorScript.whole(200, "text/plain", name + ": " + request.path() + "\n");
  }

  private String[] pieces(VendorRequest request) {
    boolean asksForJson =
        request.body().contains("json_object") || request.body().contains("json_schema");
    return asksForJson
        ? new String[] {"{\"greeting\": ", "\"Hello from " + name + ".\"}"}
        : new String[] {"Hello ", "from ", name + "."};
  }

  private static String key(VendorRequest request) {
    return request
        .header("authorization")
        .map(value -> value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : value)
        .or(() -> request.header("x-api-key"))
        .or(() -> request.header("api-key"))
        .orElse("");
  }

  private static VendorScript error(VendorWire wire, int status, String type, String message) {
    return VendorScript.whole(status, JSON, wire.error(type, message));
  }
}
