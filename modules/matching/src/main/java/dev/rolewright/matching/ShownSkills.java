package dev.rolewright.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps of what a model says about evidence the skills whose words stand in the evidence. */
final class ShownSkills {
  private static final JsonMapper JSON = new JsonMapper();

  private ShownSkills() {}

  /**
   * Reads an answer.
   *
   * @return by id of a piece and label of a skill the words that show it; empty for an answer that
   *     is none
   */
  static Optional<Map<String, Map<String, String>>> read(
      String json, JobNeeds needs, Map<String, Evidence> pieces, SkillFinder finder) {
    JsonNode matches = tree(json).path("matches");
    if (!matches.isArray()) {
      return Optional.empty();
    }
    Map<String, String> labels =
        needs.skills().stream()
            .map(MatchedSkill::label)
            .collect(
                Collectors.toMap(
                    label -> label.toLowerCase(Locale.ROOT),
                    Function.identity(),
                    (first, second) -> first));
    Map<String, Map<String, String>> shown = new HashMap<>();
    for (JsonNode match : matches) {
      Evidence piece = pieces.get(match.path("artifact_id").asText());
      if (piece != null) {
        String text = comparable(text(piece));
        for (JsonNode skill : match.path("matched_skills")) {
          String label = labels.get(skill.path("label").asText().strip().toLowerCase(Locale.ROOT));
          String quote = skill.path("quote").asText().strip();
          if (label != null && stands(quote, text) && !names(quote, label, finder)) {
            shown.computeIfAbsent(piece.id(), id -> new HashMap<>()).putIfAbsent(label, quote);
          }
        }
      }
    }
    return Optional.of(shown);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("what was checked as JSON is none");
    }
  }

  private static boolean stands(String quote, String text) {
    String words = comparable(quote);
    return !words.isEmpty() && text.contains(words);
  }

  /**
   * A skill that the words call by its name has been read by the rules. Where they did not count
   * it, it is denied, planned or the work of others, and stays uncounted whatever a model says.
   */
  private static boolean names(String quote, String label, SkillFinder finder) {
    return comparable(quote).contains(comparable(label))
        || finder.find(quote).stream()
            .anyMatch(found -> found.skill().label().equalsIgnoreCase(label));
  }

  /** Returns the words of a piece, as a model gets them. */
  static String text(Evidence piece) {
    List<String> parts = new ArrayList<>();
    parts.add(piece.title());
    parts.add(piece.organization());
    parts.add(piece.description());
    parts.addAll(piece.highlights());
    parts.add(piece.skills().stream().map(SkillMention::surface).collect(Collectors.joining(", ")));
    return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
  }

  private static String comparable(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
