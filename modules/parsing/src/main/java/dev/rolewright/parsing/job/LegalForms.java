package dev.rolewright.parsing.job;

import dev.rolewright.parsing.text.Lexicon;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Tells names of firms and institutions by words such as "Ltd", "GmbH" or "Hospital". */
public final class LegalForms {
  private static final Set<String> FORMS = new HashSet<>();
  private static final Set<String> FIRMS = new HashSet<>();

  /** In lower case; no other words of the language, so that their letter case does not count. */
  private static final Set<String> ANY_CASE = new HashSet<>();

  static {
    for (Lexicon.Group group : Lexicon.groups("legal_forms.txt")) {
      switch (group.name()) {
        case "firm" -> FIRMS.addAll(group.phrases());
        case "any" -> ANY_CASE.addAll(group.phrases());
        default -> FORMS.addAll(group.phrases());
      }
    }
  }

  private LegalForms() {}

  /** Returns whether a text holds a word that ends the name of a firm or an institution. */
  static boolean isIn(String text) {
    return holds(text, FORMS);
  }

  /** Returns whether a text holds a legal form that no title of a role has. */
  static boolean isFirm(String text) {
    return holds(text, FIRMS);
  }

  private static boolean holds(String text, Set<String> forms) {
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && !parts(text.charAt(at))) {
        at++;
      }
      String word = text.substring(start, at);
      String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
      boolean anyCase = ANY_CASE.contains(bare.toLowerCase(Locale.ROOT));
      if (anyCase || forms.contains(bare) || forms.contains(word)) {
        return true;
      }
      at++;
    }
    return false;
  }

  private static boolean parts(char unit) {
    return Character.isWhitespace(unit) || unit == ',' || unit == '(' || unit == ')';
  }
}
