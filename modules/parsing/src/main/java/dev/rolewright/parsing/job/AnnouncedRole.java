package dev.rolewright.parsing.job;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the role in a sentence that announces it, where no line is the title. */
public final class AnnouncedRole {
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i:looking for|looking to hire|seeking|seeks|hiring|recruit(?:ing)?"
              + "|appoint|in need of|need|searching for|search for|join (?:us|our team"
              + "|the team)(?: \\w+){0,3} as|opportunity for|opening for|vacancy for"
              + "|position (?:of|as)|role of|post of|work as|working as|as)"
              + "\\s+(?i:an?|our next|our new|our|the|one|two|another|additional)\\s+"
              + "(?<rest>[^.;:!?,(]{3,90})");
  private static final Set<String> ENDS =
      Set.of("to", "who", "with", "that", "for", "will", "is", "we");

  private final Set<String> adjectives = new HashSet<>(Lexicon.phrasesOf("adjectives.txt"));
  private final RoleNames roles;

  AnnouncedRole(RoleNames roles) {
    this.roles = roles;
  }

  /** Finds the role in a sentence such as "We are looking for a full-time RN to join …". */
  String in(List<TextLine> lines) {
    for (TextLine line : lines) {
      Matcher matcher = ANNOUNCED.matcher(line.body());
      while (matcher.find()) {
        String role = roleAtStart(matcher.group("rest"));
        if (!role.isEmpty()) {
          return role;
        }
      }
    }
    return "";
  }

  private String roleAtStart(String rest) {
    Words words = Words.of(rest);
    int first = 0;
    while (first < words.size() && adjectives.contains(words.text(first))) {
      first++;
    }
    int last = -1;
    for (int index = first; index < Math.min(words.size(), first + 7); index++) {
      String word = words.text(index);
      if (roles.isRole(word)
          || (word.endsWith("s") && roles.isRole(word.substring(0, word.length() - 1)))) {
        last = index;
        boolean goesOn = index + 1 < words.size() && roles.isRole(words.text(index + 1));
        if (!goesOn) {
          break;
        }
      } else if (ENDS.contains(word)) {
        break;
      }
    }
    if (last < 0) {
      return "";
    }
    String role = rest.substring(words.get(first).start(), words.get(last).end());
    return role.toLowerCase(Locale.ROOT).startsWith("member") ? "" : role;
  }
}
