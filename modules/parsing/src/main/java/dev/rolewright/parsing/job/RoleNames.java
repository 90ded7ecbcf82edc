package dev.rolewright.parsing.job;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Words;
import java.util.HashSet;
import java.util.Set;

/** Knows the nouns that name a role. */
public final class RoleNames {
  private final Set<String> roles = new HashSet<>(Lexicon.phrasesOf("roles.txt"));

  /** Returns whether a text holds a noun for a role, such as "engineer" or "Sachbearbeiter". */
  boolean isIn(String text) {
    Words words = Words.of(text);
    for (int index = 0; index < words.size(); index++) {
      if (isRole(words.text(index))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a text holds such a noun in the plural, as in "Truck Drivers Wanted". */
  boolean isInPlural(String text) {
    Words words = Words.of(text);
    for (int index = 0; index < words.size(); index++) {
      String word = words.text(index);
      if (word.endsWith("s") && isRole(word.substring(0, word.length() - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a word in lower case is such a noun. */
  boolean isRole(String word) {
    return roles.contains(word)
        || (word.length() > 9
            && (word.endsWith("entwickler")
                || word.endsWith("ingenieur")
                || word.endsWith("leiter")
                || word.endsWith("berater")
                || word.endsWith("mitarbeiter")
                || word.endsWith("fachkraft")
                || word.endsWith("medewerker")
                || word.endsWith("techniker")));
  }
}
