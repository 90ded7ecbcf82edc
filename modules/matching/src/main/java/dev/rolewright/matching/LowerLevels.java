package dev.rolewright.matching;

import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells where a profile names what a statement asks for, but at a lower or another level. */
final class LowerLevels {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern LEVEL =
      Pattern.compile(
          "\\b(?:(?<kind>level|lvl|nvq|class|category|cat|grade)\\s*\\.?\\s*"
              + "(?<value>\\d|c\\s?\\+\\s?e|ce|c1\\+?e?|c|b|d|d1)(?![\\p{L}\\p{N}+]))",
          FLAGS);

  private static final Pattern FLUENT =
      Pattern.compile(
          "\\b(?:fluent|fluency|fluently|native|mother\\s+tongue|c1|c2|proficient|business[\\s-]level|"
              + "excellent|verhandlungssicher|fließend)\\b",
          FLAGS);

  private static final Pattern BEGINNER =
      Pattern.compile(
          "\\b(?:beginner\\p{L}*|basics?|elementary|a1|a2|conversational|limited|some|a\\s+little|"
              + "learning|school|grundkenntnisse)\\b",
          FLAGS);

  /** Words that say nothing of what a level is one of. */
  private static final Set<String> GENERAL =
      Set.of(
          "level",
          "class",
          "category",
          "grade",
          "nvq",
          "certificate",
          "certificates",
          "licence",
          "license",
          "professional",
          "diploma",
          "award",
          "qualification",
          "equivalent",
          "above",
          "the",
          "and",
          "with",
          "for",
          "minimum",
          "least",
          "valid",
          "current",
          "full",
          "holder",
          "required",
          "must",
          "have",
          "hold");

  private static final int SHORTEST_WORD = 3;

  private record Level(String kind, String value) {
    boolean answers(Level asked) {
      if (!kind.equals(asked.kind)) {
        return false;
      }
      if (kind.equals("level")) {
        return value.compareTo(asked.value) >= 0;
      }
      return value.equals(asked.value) || (asked.value.equals("c") && value.equals("ce"));
    }
  }

  private record Line(String clause, List<Level> levels, FoldedText words) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<SpokenLanguage> languages;

  LowerLevels(Checkpoint caller, Profile profile) {
    this.languages = profile.languages();
    for (ProfileText.Line line : ProfileText.lines(profile)) {
      caller.checkActive();
      for (String clause : Clauses.of(line.words())) {
        List<Level> levels = levels(clause);
        if (!levels.isEmpty()) {
          lines.add(new Line(clause, levels, FoldedText.of(clause)));
        }
      }
    }
  }

  /** Returns the profile's words for a level that does not answer a statement; empty where none. */
  Optional<String> words(String statement) {
    Optional<String> language = language(statement);
    return language.isPresent() ? language : level(statement);
  }

  private Optional<String> language(String statement) {
    if (!FLUENT.matcher(statement).find()) {
      return Optional.empty();
    }
    FoldedText asked = FoldedText.of(statement);
    return languages.stream()
        .filter(spoken -> asked.holds(FoldedText.of(spoken.name())))
        .filter(spoken -> BEGINNER.matcher(spoken.fluency()).find())
        .filter(spoken -> !FLUENT.matcher(spoken.fluency()).find())
        .map(spoken -> spoken.name() + " (" + spoken.fluency() + ")")
        .findFirst();
  }

  private Optional<String> level(String statement) {
    List<Level> asked = levels(statement);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Set<String> telling = Set.copyOf(telling(FoldedText.of(statement)));
    List<Line> same =
        lines.stream()
            .filter(
                line ->
                    line.levels.stream()
                        .anyMatch(one -> asked.stream().anyMatch(it -> it.kind.equals(one.kind))))
            .filter(line -> telling(line.words).stream().anyMatch(telling::contains))
            .toList();
    boolean answered =
        same.stream()
            .flatMap(line -> line.levels.stream())
            .anyMatch(held -> asked.stream().anyMatch(held::answers));
    return answered ? Optional.empty() : same.stream().map(Line::clause).findFirst();
  }

  private static List<String> telling(FoldedText text) {
    return text.words().stream()
        .filter(word -> word.length() >= SHORTEST_WORD && !GENERAL.contains(word))
        .filter(word -> !Character.isDigit(word.charAt(0)))
        .toList();
  }

  private static List<Level> levels(String text) {
    List<Level> levels = new ArrayList<>();
    Matcher matcher = LEVEL.matcher(text);
    while (matcher.find()) {
      String value = matcher.group("value").toLowerCase(Locale.ROOT).replaceAll("[\\s+]", "");
      String kind =
          switch (matcher.group("kind").toLowerCase(Locale.ROOT)) {
            case "level", "lvl", "nvq" -> "level";
            case "grade" -> "grade";
            default -> "class";
          };
      boolean number = Character.isDigit(value.charAt(0));
      if (kind.equals("class")) {
        value =
            switch (value) {
              case "1" -> "ce";
              case "2" -> "c";
              default -> value;
            };
      }
      if (number || kind.equals("class")) {
        levels.add(new Level(kind, value));
      }
    }
    return levels;
  }
}
