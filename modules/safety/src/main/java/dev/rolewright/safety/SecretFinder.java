package dev.rolewright.safety;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values beside a word that says what they are: what looks like a password after "password",
 * nine digits after "SSN". The word alone is no finding, nor is one with an ordinary word after it.
 */
final class SecretFinder {
  private static final Map<String, List<Name>> NAMES = new HashMap<>();
  private static final Set<String> FILLERS = new HashSet<>();
  private static final Set<String> SAYS = new HashSet<>();

  private static final int MOST_FILLERS = 3;
  private static final int MOST_BLANKS = 8;
  private static final int LEAST_VALUE = 6;
  private static final int MOST_VALUE = 256;
  private static final int LEAST_UNANNOUNCED = 8;
  private static final int LEAST_KEY = 14;
  private static final int LEAST_DIGITS = 3;
  private static final String OPENERS = " \"'`“„«(*_";
  private static final String CLOSERS = ".,;:!?)]}\"'`”“»*_>";
  private static final String SPECIAL = "!@#$%^&*_+?~=<>{}|\\";

  /** A name of one or more words. */
  private record Name(String kind, List<String> words) {}

  static {
    String section = "";
    for (String line : DataFile.lines("secrets.txt")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (section.equals("filler")) {
        FILLERS.add(line);
      } else if (section.equals("says")) {
        SAYS.add(line);
      } else {
        Name name = new Name(section, List.of(line.split(" ")));
        NAMES.computeIfAbsent(name.words().getFirst(), first -> new ArrayList<>()).add(name);
      }
    }
  }

  private SecretFinder() {}

  static void find(FoldedText text, List<Word> words, List<Finding> findings) {
    for (int index = 0; index < words.size(); index++) {
      for (Name name : NAMES.getOrDefault(words.get(index).text(), List.of())) {
        if (isAt(name, words, index)) {
          findValue(text, words, index + name.words().size(), name.kind(), findings);
        }
      }
    }
  }

  private static boolean isAt(Name name, List<Word> words, int start) {
    if (start + name.words().size() > words.size()) {
      return false;
    }
    for (int index = 0; index < name.words().size(); index++) {
      if (!words.get(start + index).text().equals(name.words().get(index))) {
        return false;
      }
    }
    return true;
  }

  private static void findValue(
      FoldedText text, List<Word> words, int after, String kind, List<Finding> findings) {
    int next = after;
    boolean isAnnounced = false;
    while (next < words.size()
        && next < after + MOST_FILLERS
        && FILLERS.contains(words.get(next).text())) {
      isAnnounced |= SAYS.contains(words.get(next).text());
      next++;
    }
    int start = words.get(next - 1).end();
    int most = start + MOST_BLANKS;
    while (start < most && (OPENERS.indexOf(text.at(start)) >= 0 || isSign(text, start))) {
      isAnnounced |= isSign(text, start);
      start++;
    }
    if (start == words.get(next - 1).end()) {
      return;
    }
    int end =
        kind.equals(SafetyIssue.SECRET)
            ? secretEnd(text, start, isAnnounced)
            : NamedNumber.end(text, start, kind);
    if (end > start) {
      findings.add(new Finding(kind, start, end));
    }
  }

  private static boolean isSign(FoldedText text, int index) {
    char character = text.at(index);
    return character == ':'
        || character == '='
        || character == '>'
        || character == '#'
        || (character == '-' && text.at(index + 1) == ' ');
  }

  private static int secretEnd(FoldedText text, int start, boolean isAnnounced) {
    int end = start;
    while (end < text.length()
        && end < start + MOST_VALUE
        && text.at(end) != ' '
        && text.at(end) != '\n') {
      end++;
    }
    while (end > start && CLOSERS.indexOf(text.at(end - 1)) >= 0) {
      end--;
    }
    return looksLikeSecret(text.text(start, end), isAnnounced) ? end : start;
  }

  private static boolean looksLikeSecret(String value, boolean isAnnounced) {
    int digits = count(value, "0123456789");
    int special = count(value, SPECIAL);
    int letters = (int) value.chars().filter(Character::isLetter).count();
    if (value.length() < LEAST_VALUE || value.startsWith("http") || value.startsWith("www.")) {
      return false;
    }
    if (isAnnounced) {
      return (letters > 0 && digits + special > 0 && !isOrdinary(value)) || digits >= LEAST_VALUE;
    }
    return letters > 0
        && digits > 0
        && value.length() >= LEAST_UNANNOUNCED
        && (special > 0 || (value.length() >= LEAST_KEY && digits >= LEAST_DIGITS));
  }

  /** Words joined by marks, like {@code SAML/OAuth2} or {@code 2-factor}. */
  private static boolean isOrdinary(String value) {
    boolean beginsWithNumber = Character.isDigit(value.charAt(0)) && value.indexOf('-') >= 0;
    return count(value, SPECIAL) == 0
        && value.length() < LEAST_KEY
        && (value.indexOf('/') >= 0 || beginsWithNumber);
  }

  private static int count(String value, String characters) {
    return (int) value.chars().filter(character -> characters.indexOf(character) >= 0).count();
  }
}
