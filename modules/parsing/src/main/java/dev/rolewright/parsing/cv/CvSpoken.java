package dev.rolewright.parsing.cv;

import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the languages that a person speaks, with their fluency as written. */
public final class CvSpoken {
  private static final CvWords WORDS = new CvWords();
  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_FLUENCY = 80;

  private CvSpoken() {}

  /** Returns whether a text names a spoken language. */
  static boolean isListed(String text) {
    return WORDS.has(CvWords.Group.SPOKEN, text);
  }

  /** Returns the languages of a part's lines, each once. */
  static List<SpokenLanguage> read(List<CvLine> lines) {
    Map<String, SpokenLanguage> languages = new LinkedHashMap<>();
    for (CvLine line : lines) {
      for (String item : items(line.columns())) {
        read(item)
            .forEach(
                language ->
                    languages.putIfAbsent(language.name().toLowerCase(Locale.ROOT), language));
      }
    }
    return List.copyOf(languages.values());
  }

  /** Cuts at signs that part languages; a piece that names none goes with the one before. */
  private static List<String> items(String columns) {
    List<String> items = new ArrayList<>();
    for (String sentence : CvText.split(columns.replace(". ", ".; "), ",;|•·/")) {
      String piece =
          sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
      for (String cell : piece.split("\t")) {
        items.add(cell.strip());
      }
    }
    return joinLevels(items);
  }

  /** "Spanish \t fluent": a cell that is a level belongs to the language before it. */
  private static List<String> joinLevels(List<String> cells) {
    List<String> items = new ArrayList<>();
    for (String cell : cells) {
      boolean level = !isListed(cell) && WORDS.has(CvWords.Group.FLUENCY, cell);
      if (level
          && !items.isEmpty()
          && read(items.getLast()).stream().anyMatch(language -> language.fluency().isEmpty())) {
        items.add(items.removeLast() + " (" + cell + ")");
      } else {
        items.add(cell);
      }
    }
    return items;
  }

  private static List<SpokenLanguage> read(String item) {
    Words words = Words.of(item);
    List<Phrases.Hit<Boolean>> hits = longest(WORDS.find(CvWords.Group.SPOKEN, words));
    if (hits.isEmpty()) {
      return unknown(item);
    }
    List<SpokenLanguage> languages = new ArrayList<>();
    for (int index = 0; index < hits.size(); index++) {
      Phrases.Hit<Boolean> hit = hits.get(index);
      int start = words.get(hit.first()).start();
      int end = words.get(hit.last()).end();
      int from = index == 0 ? 0 : words.get(hits.get(index - 1).last()).end();
      int to =
          index + 1 < hits.size() ? words.get(hits.get(index + 1).first()).start() : item.length();
      boolean noted = isWithinNote(item, start);
      if (!noted) {
        String before = index == 0 ? item.substring(from, start) : "";
        languages.add(
            new SpokenLanguage(
                item.substring(start, end), fluency(before, item.substring(end, to))));
      }
    }
    return languages;
  }

  private static List<Phrases.Hit<Boolean>> longest(List<Phrases.Hit<Boolean>> hits) {
    List<Phrases.Hit<Boolean>> longest = new ArrayList<>();
    for (Phrases.Hit<Boolean> hit : hits) {
      boolean within =
          hits.stream()
              .anyMatch(
                  other ->
                      other.first() <= hit.first()
                          && other.last() >= hit.last()
                          && other.last() - other.first() > hit.last() - hit.first());
      if (!within) {
        longest.add(hit);
      }
    }
    return longest;
  }

  /** "German (incl. Swiss German)" names one language. */
  private static boolean isWithinNote(String item, int at) {
    int open = item.lastIndexOf('(', at);
    return open >= 0 && item.indexOf(')', open) > at;
  }

  private static String fluency(String before, String after) {
    String level = clean(after);
    if (level.isEmpty() || !WORDS.has(CvWords.Group.FLUENCY, level)) {
      String lead = clean(before);
      if (WORDS.has(CvWords.Group.FLUENCY, lead)) {
        return lead;
      }
    }
    return level.length() <= LONGEST_FLUENCY
            && level.codePoints().anyMatch(Character::isLetterOrDigit)
        ? level
        : "";
  }

  /** A language that the list does not hold, as "Name (level)" or "Name – level". */
  private static List<SpokenLanguage> unknown(String item) {
    int cut = 0;
    while (cut < item.length()
        && (Character.isLetter(item.charAt(cut)) || isInnerBlank(item, cut))) {
      cut++;
    }
    String name = item.substring(0, cut).strip();
    String level = clean(item.substring(cut));
    boolean told = cut < item.length() && WORDS.has(CvWords.Group.FLUENCY, level);
    boolean named =
        CvText.startsUpper(name) && name.length() <= LONGEST_NAME && Words.of(name).size() <= 2;
    return told && named && !WORDS.has(CvWords.Group.FLUENCY, name)
        ? List.of(new SpokenLanguage(name, level))
        : List.of();
  }

  private static boolean isInnerBlank(String item, int at) {
    return item.charAt(at) == ' '
        && at + 1 < item.length()
        && Character.isLetter(item.charAt(at + 1));
  }

  private static String clean(String text) {
    String trimmed = CvText.trimmed(text);
    boolean noted = trimmed.startsWith("(") && trimmed.indexOf(')') == trimmed.length() - 1;
    return (noted ? trimmed.substring(1, trimmed.length() - 1) : trimmed).strip();
  }
}
