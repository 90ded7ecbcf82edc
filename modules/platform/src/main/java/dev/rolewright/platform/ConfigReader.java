package dev.rolewright.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed settings from a command line, the environment and a JSON object, in this order of
 * precedence, and collects every mistake so that all are reported at once. Each setting is asked
 * for by {@link #setting}; {@link #finish} then refuses whatever the file holds besides, with the
 * nearest known name.
 *
 * <p>Values never stand in a message, since a setting may be a secret.
 */
public final class ConfigReader {
  // By default Jackson reads up to the end of the object and lets the last of two equal keys win: a
  // part of the file would be ignored without a word.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String fileName;
  private final Map<String, String> flags;
  private final Map<String, String> environment;
  private final Map<String, JsonNode> file = new LinkedHashMap<>();
  private final TreeSet<String> knownKeys = new TreeSet<>();
  private final TreeSet<String> knownVariables = new TreeSet<>();
  private final List<String> errors = new ArrayList<>();

  /**
   * Creates a reader.
   *
   * @param fileName name of the file for messages
   * @param json content of the file, or null where there is none
   * @param environment the environment's variables
   * @param flags settings of the command line by key
   */
  public ConfigReader(
      String fileName,
      @Nullable String json,
      Map<String, String> environment,
      Map<String, String> flags) {
    this.fileName = fileName;
    this.environment = Map.copyOf(environment);
    this.flags = Map.copyOf(flags);
    if (json != null) {
      readFile(json);
    }
  }

  private void readFile(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (!root.isObject()) {
        errors.add(fileName + ": must be one JSON object, e.g. {\"port\": 50051}");
        return;
      }
      root.properties().forEach(entry -> file.put(entry.getKey(), entry.getValue()));
    } catch (JsonProcessingException malformed) {
      var place = malformed.getLocation();
      errors.add(
          fileName
              + ": is no valid JSON or names a setting twice (line "
              + place.getLineNr()
              + ", column "
              + place.getColumnNr()
              + ")");
    }
  }

  /**
   * Names a setting by its key in the file and on the command line, and by its environment
   * variable.
   */
  public Setting setting(String key, String variable) {
    knownKeys.add(key);
    knownVariables.add(variable);
    return new Setting(key, variable);
  }

  /** Notes a mistake that only several settings together make. */
  public void error(String message) {
    errors.add(message);
  }

  /**
   * Ends the reading.
   *
   * @param variablePrefix variables that begin so and that no setting asked for are refused
   * @throws ConfigException when anything was wrong, with everything that was
   */
  public void finish(String variablePrefix) {
    for (String key : file.keySet()) {
      if (!knownKeys.contains(key)) {
        errors.add(fileName + ": unknown setting \"" + key + "\"" + didYouMean(key, knownKeys));
      }
    }
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (variable.startsWith(variablePrefix) && !knownVariables.contains(variable)) {
        errors.add(
            "environment: unknown variable " + variable + didYouMean(variable, knownVariables));
      }
    }
    if (!errors.isEmpty()) {
      throw new ConfigException(errors);
    }
  }

  /**
   * Declares a variable that something outside the settings reads, so that it is not refused as
   * unknown.
   */
  public void knownVariable(String variable) {
    knownVariables.add(variable);
  }

  private static String didYouMean(String name, Set<String> known) {
    return NearestName.of(name, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  /**
   * Turns the text of a setting into its value.
   *
   * @param <T> type of the value
   */
  public interface Parser<T> {
    /**
     * Parses a text that is not blank.
     *
     * @throws ConfigException with what the text must be; its messages never hold the text, and
     *     need not say where it stands
     */
    T parse(String text);
  }

  /**
   * One setting of the reader. Every place that sets it is checked, also one that another place
   * goes before: a mistake is told on the day it is made.
   */
  public final class Setting {
    private final String key;
    private final String variable;

    private Setting(String key, String variable) {
      this.key = key;
      this.variable = variable;
    }

    /** Returns the text of the setting, if it is set and not blank. */
    public Optional<String> optionalText() {
      return optional(text -> text);
    }

    /** Returns the text of the setting, or a default. */
    public String text(String defaultValue) {
      return optionalText().orElse(defaultValue);
    }

    /** Returns what a parser makes of the text of the setting, if it is set and not blank. */
    public <T> Optional<T> optional(Parser<T> parser) {
      return first(raw -> raw.value().isBlank() ? Optional.empty() : parsed(raw, parser), true);
    }

    /** Returns a whole number in {@code min..max}, or a default. */
    public int integer(int min, int max, int defaultValue) {
      Parser<Integer> parser =
          text -> {
            try {
              int value = Integer.parseInt(text.strip());
              if (value >= min && value <= max) {
                return value;
              }
            } catch (NumberFormatException noNumber) {
              // Falls through to the same message: the range says what is expected.
            }
            throw new ConfigException(List.of("must be a whole number in " + min + ".." + max));
          };
      return first(raw -> parsed(raw, parser), false).orElse(defaultValue);
    }

    /** Returns one of the listed values, compared without case, or a default. */
    public String choice(List<String> allowed, String defaultValue) {
      Parser<String> parser =
          text ->
              allowed.stream()
                  .filter(candidate -> candidate.equalsIgnoreCase(text.strip()))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new ConfigException(
                              List.of("must be one of " + String.join(", ", allowed))));
      return first(raw -> parsed(raw, parser), true).orElse(defaultValue);
    }

    /** Reads every place, and returns the value of the first one that has any. */
    private <T> Optional<T> first(Function<Raw, Optional<T>> reading, boolean textOnly) {
      Optional<T> first = Optional.empty();
      for (Raw raw : raws(textOnly)) {
        Optional<T> value = reading.apply(raw);
        first = first.isPresent() ? first : value;
      }
      return first;
    }

    private <T> Optional<T> parsed(Raw raw, Parser<T> parser) {
      try {
        return Optional.of(parser.parse(raw.value()));
      } catch (ConfigException wrong) {
        wrong.errors().forEach(mistake -> errors.add(raw.origin() + ": " + mistake));
        return Optional.empty();
      }
    }

    /** Returns what is set, that which goes before the rest first. */
    private List<Raw> raws(boolean textOnly) {
      List<Raw> raws = new ArrayList<>();
      String flag = flags.get(key);
      if (flag != null) {
        raws.add(new Raw(flag, "--" + key.replace('_', '-')));
      }
      String fromEnvironment = environment.get(variable);
      if (fromEnvironment != null && !fromEnvironment.isBlank()) {
        raws.add(new Raw(fromEnvironment, "environment: " + variable));
      }
      JsonNode node = file.get(key);
      if (node != null && !node.isNull()) {
        String origin = fileName + ": \"" + key + "\"";
        if (!node.isValueNode()) {
          errors.add(origin + " must be a single value");
        } else if (textOnly && !node.isTextual()) {
          errors.add(origin + ": must be a text in quotation marks");
        } else {
          raws.add(new Raw(node.asText(), origin));
        }
      }
      return raws;
    }
  }

  private record Raw(String value, String origin) {}
}
