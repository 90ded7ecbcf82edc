package dev.rolewright.skills;

import java.text.Normalizer;
import java.util.Locale;

/** Makes ids of labels: lower-case ASCII letters, digits and single hyphens. */
final class Slugs {
  private Slugs() {}

  /** Returns the id of a label, e.g. {@code c-plus-plus} for {@code C++}; never blank. */
  static String of(String label) {
    String plain = apart(label.toLowerCase(Locale.ROOT));
    StringBuilder slug = new StringBuilder(plain.length() + 8);
    for (int index = 0; index < plain.length(); ) {
      int codePoint = plain.codePointAt(index);
      boolean first = index == 0;
      index += Character.charCount(codePoint);
      if (codePoint == '+') {
        slug.append("-plus-");
      } else if (codePoint == '#') {
        slug.append("-sharp-");
      } else if (codePoint == '&') {
        slug.append("-and-");
      } else if (codePoint == '.' && first) {
        slug.append("dot-");
      } else if (isPlain(codePoint)) {
        slug.append((char) codePoint);
      } else if (Character.isLetterOrDigit(codePoint)) {
        slug.append("-u").append(Integer.toHexString(codePoint)).append('-');
      } else if (Character.getType(codePoint) != Character.NON_SPACING_MARK
          && codePoint != '\''
          && codePoint != '’') {
        slug.append('-');
      }
    }
    return tidy(slug);
  }

  private static String apart(String lower) {
    for (int index = 0; index < lower.length(); index++) {
      if (lower.charAt(index) >= 0x80) {
        return Normalizer.normalize(lower, Normalizer.Form.NFKD).replace("ß", "ss");
      }
    }
    return lower;
  }

  private static boolean isPlain(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9');
  }

  private static String tidy(CharSequence slug) {
    StringBuilder tidy = new StringBuilder(slug.length());
    for (int index = 0; index < slug.length(); index++) {
      char letter = slug.charAt(index);
      if (letter != '-' || (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != '-')) {
        tidy.append(letter);
      }
    }
    int length = tidy.length();
    if (length > 0 && tidy.charAt(length - 1) == '-') {
      tidy.setLength(length - 1);
    }
    return tidy.isEmpty() ? "x" : tidy.toString();
  }
}
