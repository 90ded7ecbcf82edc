package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what words of an entry's head are: a role, an organization, a degree, a school. */
public final class CvWords {
  /** A group of the word list. */
  enum Group {
    ROLE,
    ORGANIZATION,
    DEGREE,
    SCHOOL,
    ISSUER,
    EMPLOYMENT,
    FLUENCY,
    SPOKEN,
    VAGUE,
    DEPARTMENT,
    QUALIFICATION
  }

  /** A number or letter that tells one ward, unit or team from others. */
  private static final Pattern NUMBER_AFTER =
      Pattern.compile("\\s(?:no\\.?\\s)?(?:\\d{1,3}[A-Za-z]?|[A-Z])$");

  private static final Pattern NAMED_DEPARTMENT =
      Pattern.compile(
          "(?:[\\p{L}&'’/-]{1,30}\\s){1,4}(?:department|dept\\.?|ward|unit|team|section|abteilung)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> PREPOSITIONS =
      Set.of("of", "for", "in", "im", "für", "der", "des", "bei", "beim", "zum", "zur");

  /** Ends of compounds, which German writes as one word: "Kraftfahrer", "Hauptschule". */
  private static final Map<Group, Pattern> COMPOUNDS =
      Map.of(
          Group.ROLE,
          compound(
              "fahrer|techniker|mechaniker|leiter|pfleger|verkäufer|berater|ingenieur|arbeiter|meister|lehrer|entwickler|elektroniker|assistent|helfer|händler|wärter|bauer|binder|macher|schlosser|vertreter|forscher|soldat|beamter|wirt|therapeut|pädagoge|redakteur|trainer|manager|erzieher|bearbeiter|betreuer|reiniger|installateur|gehilfe|führer",
              "(?:in)?"),
          Group.DEGREE,
          compound("schulabschluss|reifeprüfung|studium|fachprüfung|fachschulreife", ""),
          Group.SCHOOL,
          compound("schule|schulzentrum|gymnasium|akademie|kolleg", ""),
          Group.ORGANIZATION,
          compound("werke?|betriebe?|klinik|krankenhaus|verlag|verband|verein|amt|haus", ""));

  private final Map<Group, Phrases<Boolean>> groups = new HashMap<>();

  CvWords() {
    for (Lexicon.Group list : Lexicon.groups("cv-words.txt")) {
      Phrases<Boolean> phrases = new Phrases<>();
      list.phrases().forEach(phrase -> phrases.add(phrase, true));
      groups.put(Group.valueOf(list.name().toUpperCase(Locale.ROOT)), phrases);
    }
  }

  private static Pattern compound(String ends, String suffix) {
    return Pattern.compile("\\A\\p{L}{3,30}(?:" + ends + ")" + suffix);
  }

  /** Returns whether a text holds a phrase of a group. */
  boolean has(Group group, String text) {
    Words words = Words.of(text);
    return !phrases(group).find(words).isEmpty() || compoundAt(group, words, 0) >= 0;
  }

  /** Returns the first word from one on that is a compound of a group, or -1. */
  private static int compoundAt(Group group, Words words, int from) {
    Pattern ends = COMPOUNDS.get(group);
    for (int index = from; ends != null && index < words.size(); index++) {
      if (ends.matcher(words.text(index)).matches()) {
        return index;
      }
    }
    return -1;
  }

  /** Returns whether a text is a phrase of a group. */
  boolean is(Group group, String text) {
    return phrases(group).whole(Words.of(text)).isPresent();
  }

  /**
   * Returns how strongly a text speaks for a group: one for a phrase, two for one that is the last
   * of its words before "of", "for", a comma or a note, where a name has its head.
   */
  int weight(Group group, String text) {
    Words words = Words.of(text);
    var hits = phrases(group).find(words);
    int compound = compoundAt(group, words, 0);
    if (hits.isEmpty() && compound < 0) {
      return 0;
    }
    int head = headWord(text, words);
    if (head >= 0 && compoundAt(group, words, head) == head) {
      return 2;
    }
    return hits.stream().anyMatch(hit -> hit.last() == head) ? 2 : 1;
  }

  private static int headWord(String text, Words words) {
    for (int index = 1; index < words.size(); index++) {
      String between = text.substring(words.get(index - 1).end(), words.get(index).start());
      String word = words.text(index);
      boolean preposition = PREPOSITIONS.contains(word);
      boolean ends =
          between.indexOf(',') >= 0 || between.indexOf('(') >= 0 || between.indexOf('/') >= 0;
      if (preposition || ends) {
        return index - 1;
      }
    }
    return words.size() - 1;
  }

  /**
   * Returns whether a text names a part of an employer's house and no employer: "Emergency
   * Department", "Ward 7 (acute medical)", "Canteen".
   */
  boolean isDepartment(String text) {
    String bare = CvText.withoutNote(text).strip();
    String name = NUMBER_AFTER.matcher(bare).replaceFirst("");
    return is(Group.DEPARTMENT, name)
        || (NAMED_DEPARTMENT.matcher(name).matches() && !namesInstitution(name));
  }

  /** Returns whether a text holds a word that stands in names of organizations alone: "Trust". */
  boolean namesInstitution(String text) {
    Words words = Words.of(text);
    var vague = phrases(Group.VAGUE).find(words);
    return phrases(Group.ORGANIZATION).find(words).stream()
            .anyMatch(
                hit ->
                    vague.stream()
                        .noneMatch(
                            other -> other.first() == hit.first() && other.last() == hit.last()))
        || compoundAt(Group.ORGANIZATION, words, 0) >= 0;
  }

  /** Returns the places of the phrases of a group in a text. */
  java.util.List<Phrases.Hit<Boolean>> find(Group group, Words words) {
    return phrases(group).find(words);
  }

  private Phrases<Boolean> phrases(Group group) {
    return groups.getOrDefault(group, new Phrases<>());
  }
}
