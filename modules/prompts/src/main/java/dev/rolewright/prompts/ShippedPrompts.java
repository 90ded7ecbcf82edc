package dev.rolewright.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import java.util.List;
import java.util.Optional;

/**
 * The prompts that come with the product: {@code NAME.txt} is the template, {@code NAME.json} the
 * rest. Changing one means a new semver, since what was shipped before may be stored and in use.
 */
public final class ShippedPrompts {
  private static final List<String> NAMES =
      List.of(
          "cv_data_extractor",
          "cv_pii_identifier",
          "cv_skills_analyst",
          "match_skills",
          "parse_jd");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ShippedPrompts() {}

  /** Returns what is shipped, by name. */
  public static List<PromptContent> all() {
    return NAMES.stream().map(ShippedPrompts::read).toList();
  }

  /** Stores what is shipped where it is not stored yet. */
  public static void store(PromptRepository repository, Ids ids, Time time) {
    repository.ship(
        all().stream()
            .map(
                content ->
                    PromptVersion.fresh(ids.next(), content, time.now(), PromptVersion.SHIPPED))
            .toList());
  }

  private static PromptContent read(String name) {
    JsonNode rest;
    try {
      rest = MAPPER.readTree(PromptFiles.text(name + ".json"));
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("the file of the prompt " + name + " is no JSON", malformed);
    }
    return new PromptContent(
        name,
        Semver.parse(rest.path("semver").asText()),
        rest.path("task_type").asText(),
        PromptFiles.text(name + ".txt"),
        rest.path("input_schema").toString(),
        PromptSchemas.find(rest.path("output_schema").asText()),
        new ChatParameters(
            Optional.of(rest.path("temperature").asDouble()),
            Optional.empty(),
            Optional.of(rest.path("max_tokens").asInt()),
            List.of(),
            Optional.empty()));
  }
}
