package dev.rolewright.parsing.cv;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the words that people write below a heading that they have nothing for. */
public final class CvNothing {
  private static final Set<String> WORDS =
      Set.of(
          "none",
          "n/a",
          "n.a",
          "n.a.",
          "na",
          "nil",
          "null",
          "no",
          "nope",
          "nothing",
          "not applicable",
          "not any",
          "tbd",
          "tba",
          "to follow",
          "keine",
          "keiner",
          "keines",
          "kein",
          "nichts",
          "entfällt",
          "ohne",
          "k.a.",
          "k. a.",
          "keine angabe",
          "keine angaben",
          "nicht vorhanden",
          "aucun",
          "aucune",
          "néant",
          "sans objet",
          "rien",
          "ninguno",
          "ninguna",
          "no aplica",
          "nada",
          "nessuno",
          "nessuna",
          "geen",
          "brak");

  /** What may follow: "none yet", "keine bisher". */
  private static final Pattern SO_FAR =
      Pattern.compile(
          "\\s(?:so far|yet|to date|at present|at the moment|currently|as"
              + " yet|bisher|bislang|derzeit|zurzeit|vorhanden|pour l['’]instant|por"
              + " ahora|todavía)$");

  private static final Pattern NO_ITEM =
      Pattern.compile("^(?:no|none|keine?|aucune?|ning[uú]n[ao]?|geen)\\s(?<item>.{2,60})$");

  private CvNothing() {}

  /** Returns whether a text says that there is nothing, e.g. "none", "n/a", "keine", "-". */
  public static boolean is(String text) {
    String bare = bare(text);
    return bare.isEmpty() || WORDS.contains(bare) || WORDS.contains(withoutTime(bare));
  }

  /** Also takes "no publications", where what is missing is the name of a part. */
  static boolean is(String text, CvHeadings headings) {
    if (is(text)) {
      return true;
    }
    var item = NO_ITEM.matcher(withoutTime(bare(text)));
    return item.matches() && headings.find(item.group("item")).isPresent();
  }

  private static String withoutTime(String bare) {
    return SO_FAR.matcher(bare).replaceFirst("");
  }

  private static String bare(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int from = 0;
    int to = lower.length();
    while (from < to && !Character.isLetterOrDigit(lower.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(lower.charAt(to - 1))) {
      to--;
    }
    String bare = lower.substring(from, to);
    return WORDS.contains(bare + ".") ? bare + "." : bare;
  }
}
