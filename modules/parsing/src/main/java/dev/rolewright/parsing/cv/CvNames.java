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
          "^(?:curriculum\\s?vitae|resume|résumé|lebenslauf|cv|c\\.v\\.|name|full name|vor- und"
              + " nachname|vor- und zuname|nom|nombre|nombre y"
              + " apellidos)(?:\\s(?:of|von|de))?(?:\\s?[:–—-]|\\s)\\s?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:dr|prof|mr|mrs|ms|mx|sir|dipl|ing)\\.?\\s){0,2}[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]{0,30}(?:\\s(?:\\(?[\"'“”„‘’«]?[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]{0,30}[\"'“”‘’»]?\\)?|(?:al|el|ben|as|ad|ar|abu)-\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}|van|von|de|der|den|da|dos|do|di|del|della|la|le|el|al|bin|binti|ibn|y|e|zu|ter|ten|af|av|ap|ó|o|ní|nic|und|dalla|degli|lo|las|los|bint|binte|mac|st\\.?|med\\.|phil\\.|rer\\.|nat\\.|jur\\.|habil\\.|h\\.c\\.)){0,6}");
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

  /** Letters that people put behind their name, without stops. */
  private static final Set<String> CREDENTIALS =
      Set.of(
          "rn", "rgn", "rmn", "srn", "bsn", "msn", "lpn", "np", "acca", "fcca", "aca", "fca", "cpa",
          "cfa", "cima", "acma", "cgma", "aat", "mba", "emba", "phd", "dphil", "edd", "msc", "bsc",
          "meng", "beng", "mphil", "llb", "llm", "esq", "pmp", "cissp", "ceng", "peng", "mcipd",
          "acipd", "frcs", "mrcp", "dds", "dvm", "obe", "mbe", "cbe", "qts", "pgce", "riba",
          "mrics", "frics", "hons");

  private CvNames() {}

  /** Returns the name in a text, without credentials and "CV of", or an empty text. */
  static String find(String text, CvWords words) {
    String bare = CvText.trimmed(TITLE.matcher(text).replaceFirst(""));
    bare = CvLetterSpacing.isSpaced(bare) ? CvLetterSpacing.join(bare) : bare;
    int comma = bare.indexOf(',');
    if (comma > 0 && !isCredentials(bare.substring(comma + 1))) {
      return "";
    }
    String name =
        withoutCredentials(comma > 0 ? bare.substring(0, comma).strip() : CvText.withoutNote(bare));
    return isName(name) && words.weight(CvWords.Group.ROLE, name) < 2 ? name : "";
  }

  /**
   * Returns the name in "Surname, Given" in the order of a name; empty for anything else. Capitals
   * or a label tell that the first part is a surname.
   *
   * @param labelled whether the text stands behind "Name:"
   * @param email local parts of the person's e-mail addresses, which may tell the surname too
   */
  static String findSwapped(String text, boolean labelled, String email, CvWords words) {
    String bare = CvText.trimmed(TITLE.matcher(text).replaceFirst(""));
    int comma = bare.indexOf(',');
    if (comma <= 0 || comma != bare.lastIndexOf(',')) {
      return "";
    }
    String surname = bare.substring(0, comma).strip();
    String given = bare.substring(comma + 1).strip();
    boolean addressed =
        surname.length() >= 3
            && email.toLowerCase(Locale.ROOT).contains(surname.toLowerCase(Locale.ROOT));
    boolean told =
        labelled || addressed || (CvText.isCapitals(surname) && !CvText.isCapitals(given));
    String name = given + " " + surname;
    return told && isName(name) && !words.has(CvWords.Group.ROLE, name) ? name : "";
  }

  /** "Jane Roe RN" is called Jane Roe. */
  private static String withoutCredentials(String name) {
    String bare = name;
    int blank = bare.lastIndexOf(' ');
    while (blank > 0
        && bare.indexOf(' ') < blank
        && CREDENTIALS.contains(
            bare.substring(blank + 1).replace(".", "").toLowerCase(Locale.ROOT))) {
      bare = bare.substring(0, blank).strip();
      blank = bare.lastIndexOf(' ');
    }
    return bare;
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
