package dev.rolewright.parsing.job;

import java.util.regex.Pattern;

/** Tells an address from a sign that names the employer: "jo@acme.example" and "Cook @ Acme". */
final class MailAddresses {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s(|]@|@[\\w-]{1,60}\\.\\w");

  private MailAddresses() {}

  static boolean isIn(String text) {
    return text.indexOf('@') >= 0 && ADDRESS.matcher(text).find();
  }
}
