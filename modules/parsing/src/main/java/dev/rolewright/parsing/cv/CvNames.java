package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text is a person's name. */
public final class CvNames {
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:curriculum\\s?vitae|resume|résumé|lebenslauf|cv|c\\.v\\.|name|full"
              + " name)(?:\\s(?:of|von|de))?(?:\\s?[:–—-]|\\s)\\s?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:dr|prof|mr|mrs|ms|mx|sir|dipl|ing)\\.?\\s){0,2}[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]{0,30}(?:\\s(?:\\(?\"?[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]{0,30}\"?\\)?|van|von|de|der|den|da|dos|do|di|del|della|la|le|el|al|bin|binti|ibn|y|e|zu|ter|ten|af|av|ap|ó|mac|st\\.?)){0,5}");
  private static final Set<String> NO_NAMES =
      Set.of(
          "curriculum",
          "vitae",
          "resume",
          "résumé",
          "lebenslauf",
          "cv",
          "page",
          "confidential",
          "contact",
          "personal",
          "details",
          "profile",
          "summary",
          "experience",
          "education",
          "skills",
          "the",
          "and",
          "of",
          "for",
          "in",
          "with",
          "my",
          "phone",
          "email",
          "address",
          "dear");

  private CvNames() {}

  /** Returns the name in a text, without credentials and "CV of", or an empty text. */
  static String find(String text, CvWords words) {
    String bare = CvText.trimmed(TITLE.matcher(text).replaceFirst(""));
    bare = CvLetterSpacing.isSpaced(bare) ? CvLetterSpacing.join(bare) : bare;
    int comma = bare.indexOf(',');
    if (comma > 0 && !isCredentials(bare.substring(comma + 1))) {
      return "";
    }
    String name = comma > 0 ? bare.substring(0, comma).strip() : CvText.withoutNote(bare);
    return isName(name) && words.weight(CvWords.Group.ROLE, name) < 2 ? name : "";
  }

  /**
   * Returns the name in a text if its last word is in an e-mail address: "Tom Baker" is no trade.
   */
  static String findConfirmed(String text, String email) {
    String bare = CvText.trimmed(TITLE.matcher(text).replaceFirst(""));
    Words parts = Words.of(bare);
    boolean confirmed =
        !parts.isEmpty()
            && parts.text(parts.size() - 1).length() >= 3
            && email.toLowerCase(Locale.ROOT).contains(parts.text(parts.size() - 1));
    return confirmed && isName(bare) ? bare : "";
  }

  private static boolean isCredentials(String text) {
    for (String part : text.split("[,\\s]+")) {
      boolean letters =
          part.isEmpty()
              || part.codePoints().filter(Character::isUpperCase).count() >= 2
              || part.toLowerCase(Locale.ROOT)
                  .matches("jr\\.?|sr\\.?|hons|\\(hons\\)|phd|msc|bsc|mba|md|esq\\.?");
      if (!letters) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String text) {
    if (text.length() < 3 || text.length() > 60 || !NAME.matcher(text).matches()) {
      return false;
    }
    Words parts = Words.of(text);
    boolean foreign = text.codePoints().anyMatch(sign -> Character.isIdeographic(sign));
    if (parts.size() > 6 || (parts.size() < 2 && !foreign)) {
      return false;
    }
    for (int index = 0; index < parts.size(); index++) {
      if (NO_NAMES.contains(parts.text(index))) {
        return false;
      }
    }
    Matcher initials = Pattern.compile("[A-Z]{2,5}").matcher(text);
    return !initials.matches();
  }
}
