package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Learns which optional parameters a model refuses. Models that reason take no temperature, old
 * versions of Azure's API no stream options, some servers no seed; no list of names is ever
 * complete, a deployment's name says nothing, and the refusal names the parameter. Only what tunes
 * an answer is left out, never what it must keep to (stop texts, format, length). Safe for use by
 * many threads.
 */
final class RefusedParameters {
  private static final String OLD_LENGTH = "max_tokens";
  private static final String NEW_LENGTH = "max_completion_tokens";
  private static final List<String> REFUSABLE =
      List.of("temperature", "top_p", "seed", "user", "stream_options", OLD_LENGTH);
  private static final int MOST_MODELS = 1000;

  private final Map<String, Set<String>> byModel = new ConcurrentHashMap<>();

  /** Returns the request as this model takes it. */
  WireRequest without(String model, WireRequest request) {
    Set<String> refused = byModel.getOrDefault(model, Set.of());
    if (refused.isEmpty() || !(Json.orMissing(request.body()) instanceof ObjectNode body)) {
      return request;
    }
    for (String parameter : refused) {
      JsonNode value = body.remove(parameter);
      if (value != null && parameter.equals(OLD_LENGTH)) {
        body.set(NEW_LENGTH, value);
      }
    }
    return request.withBody(Json.write(body));
  }

  /**
   * Notes what an error refuses.
   *
   * @return whether the request can be sent again, since without that parameter it is another one
   */
  boolean learn(String model, VendorError error, WireRequest sent) {
    boolean refusal =
        (error.status() == 400 || error.status() == 422)
            && (error.isOfKind("unsupported", "unrecognized", "extra_forbidden")
                || error.says(
                    "unsupported",
                    "not supported",
                    "does not support",
                    "unrecognized",
                    "deprecated",
                    "extra inputs",
                    "extra_forbidden",
                    "cannot both be specified"));
    if (!refusal || (byModel.size() >= MOST_MODELS && !byModel.containsKey(model))) {
      return false;
    }
    JsonNode body = Json.orMissing(sent.body());
    // Of the two that go not together, the one that says less goes.
    List<String> candidates = error.says("cannot both be specified") ? List.of("top_p") : REFUSABLE;
    for (String parameter : candidates) {
      if (body.has(parameter) && isAbout(error, parameter)) {
        // Another call may have learned it while this one was on its way.
        byModel.computeIfAbsent(model, any -> ConcurrentHashMap.newKeySet()).add(parameter);
        return true;
      }
    }
    return false;
  }

  private static boolean isAbout(VendorError error, String parameter) {
    if (!error.parameter().isEmpty()) {
      return error.parameter().equals(parameter);
    }
    return error.says(
        "'" + parameter + "'",
        "`" + parameter + "`",
        "\"" + parameter + "\"",
        parameter + " is ",
        ": " + parameter);
  }
}
