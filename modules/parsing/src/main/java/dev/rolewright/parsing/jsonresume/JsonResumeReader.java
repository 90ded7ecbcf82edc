package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.Span;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Elements;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Literal;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Member;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Members;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Text;
import dev.rolewright.parsing.text.Offsets;
import dev.rolewright.parsing.text.Whitespace;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) with the place of every character of every string, which general readers do
 * not tell. Strict, since a lenient reading would guess.
 */
public final class JsonResumeReader {
  /** Deepest nesting; a JSON Resume has five levels. */
  static final int MAX_DEPTH = 64;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private final String field;
  private final String source;
  private final int[] codePoints;
  private int at;
  private int depth;

  private JsonResumeReader(String field, String source) {
    this.field = field;
    this.source = source;
    codePoints = new int[source.length() + 1];
    for (int index = 0; index < source.length(); index++) {
      boolean second =
          Character.isLowSurrogate(source.charAt(index))
              && index > 0
              && Character.isHighSurrogate(source.charAt(index - 1));
      codePoints[index + 1] = codePoints[index] + (second ? 0 : 1);
    }
  }

  /**
   * Reads a text.
   *
   * @param field path of the request's field, named in errors
   * @throws RolewrightException INVALID_FIELD with line and column when the text is no JSON or is
   *     nested more than {@link #MAX_DEPTH} levels deep
   */
  public static JsonResumeNode read(String field, String source) {
    JsonResumeReader reader = new JsonResumeReader(field, source);
    if (source.startsWith("\uFEFF")) {
      reader.at = 1;
    }
    JsonResumeNode root = reader.value();
    reader.skipBlanks();
    if (reader.at < source.length()) {
      boolean another = source.charAt(reader.at) == '{';
      throw reader.malformed(
          another
              ? "a second object starts here; send one resume at a time"
              : "nothing may follow the closing bracket");
    }
    return root;
  }

  private JsonResumeNode value() {
    skipBlanks();
    if (at >= source.length()) {
      throw malformed("the text ends where a value is expected");
    }
    char first = source.charAt(at);
    if (first == '{' || first == '[') {
      depth++;
      if (depth > MAX_DEPTH) {
        throw malformed("more than " + MAX_DEPTH + " levels of nesting are not accepted");
      }
      JsonResumeNode node = first == '{' ? members() : elements();
      depth--;
      return node;
    }
    return first == '"' ? text() : literal();
  }

  private Members members() {
    List<Member> members = new ArrayList<>();
    at++;
    skipBlanks();
    if (takes('}')) {
      return new Members(members);
    }
    while (true) {
      skipBlanks();
      if (at >= source.length() || source.charAt(at) != '"') {
        throw malformed("a name in double quotes is expected");
      }
      String name = text().text();
      skipBlanks();
      if (!takes(':')) {
        throw malformed("a colon is expected after a name");
      }
      members.add(new Member(name, value()));
      skipBlanks();
      if (takes('}')) {
        return new Members(members);
      }
      if (!takes(',')) {
        throw malformed("a comma or } is expected");
      }
    }
  }

  private Elements elements() {
    List<JsonResumeNode> elements = new ArrayList<>();
    at++;
    skipBlanks();
    if (takes(']')) {
      return new Elements(elements);
    }
    while (true) {
      elements.add(value());
      skipBlanks();
      if (takes(']')) {
        return new Elements(elements);
      }
      if (!takes(',')) {
        throw malformed("a comma or ] is expected");
      }
    }
  }

  private Literal literal() {
    int start = at;
    while (at < source.length() && isLiteralCharacter(source.charAt(at))) {
      at++;
    }
    String text = source.substring(start, at);
    boolean known = text.equals("true") || text.equals("false") || text.equals("null");
    if (!known && !NUMBER.matcher(text).matches()) {
      at = start;
      throw malformed("a value is expected (text in double quotes, a number, true, false, null)");
    }
    return new Literal(text, new Span(codePoints[start], codePoints[at]));
  }

  private static boolean isLiteralCharacter(char unit) {
    return (unit >= '0' && unit <= '9')
        || (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || unit == '-'
        || unit == '+'
        || unit == '.';
  }

  private Text text() {
    StringBuilder decoded = new StringBuilder();
    List<int[]> places = new ArrayList<>();
    int open = at;
    at++;
    while (true) {
      if (at >= source.length()) {
        at = open;
        throw malformed("a text is never closed by a double quote");
      }
      char unit = source.charAt(at);
      if (unit == '"') {
        at++;
        return trimmed(decoded.toString(), places, at - 1);
      }
      if (unit < 0x20) {
        throw malformed("a line break or control character within a text is written \\n or \\u…");
      }
      int start = at;
      int codePoint = unit == '\\' ? escape() : plain();
      decoded.appendCodePoint(codePoint);
      places.add(new int[] {codePoints[start], codePoints[at]});
    }
  }

  private int plain() {
    int codePoint = source.codePointAt(at);
    if (Character.getType(codePoint) == Character.SURROGATE) {
      throw malformed("half of a surrogate pair stands alone");
    }
    at += Character.charCount(codePoint);
    return codePoint;
  }

  private int escape() {
    char kind = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
    int simple = "\"\\/bfnrt".indexOf(kind);
    if (simple >= 0) {
      at += 2;
      return "\"\\/\b\f\n\r\t".charAt(simple);
    }
    int unit = kind == 'u' ? hexadecimal(at + 2) : -1;
    if (unit <= 0) {
      throw malformed("an escape that is not allowed stands here");
    }
    if (!Character.isSurrogate((char) unit)) {
      at += 6;
      return unit;
    }
    int low = source.startsWith("\\u", at + 6) ? hexadecimal(at + 8) : -1;
    if (low < 0
        || !Character.isHighSurrogate((char) unit)
        || !Character.isLowSurrogate((char) low)) {
      throw malformed("half of a surrogate pair stands alone");
    }
    at += 12;
    return Character.toCodePoint((char) unit, (char) low);
  }

  private int hexadecimal(int from) {
    if (from + 4 > source.length()) {
      return -1;
    }
    int value = 0;
    for (int index = from; index < from + 4; index++) {
      int digit = Character.digit(source.charAt(index), 16);
      if (digit < 0 || source.charAt(index) > 'f') {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private Text trimmed(String decoded, List<int[]> places, int close) {
    int from = Whitespace.skip(decoded, 0, decoded.length());
    int to = Whitespace.skipBack(decoded, from, decoded.length());
    if (from == to) {
      return new Text("", new Span(codePoints[close], codePoints[close]), Offsets.VERBATIM);
    }
    int first = decoded.codePointCount(0, from);
    int last = first + decoded.codePointCount(from, to);
    int[] starts = places.stream().mapToInt(place -> place[0]).toArray();
    int[] ends = places.stream().mapToInt(place -> place[1]).toArray();
    return new Text(
        decoded.substring(from, to),
        new Span(starts[first], ends[last - 1]),
        Offsets.of(starts, ends, first, last));
  }

  private boolean takes(char expected) {
    boolean there = at < source.length() && source.charAt(at) == expected;
    if (there) {
      at++;
    }
    return there;
  }

  private void skipBlanks() {
    while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
  }

  private RolewrightException malformed(String what) {
    int line = 1;
    int lineStart = 0;
    for (int index = 0; index < at; index++) {
      if (source.charAt(index) == '\n') {
        line++;
        lineStart = index + 1;
      }
    }
    int column = codePoints[Math.min(at, source.length())] - codePoints[lineStart] + 1;
    return RolewrightException.invalid(
        field,
        "is no valid JSON at line "
            + line
            + ", column "
            + column
            + ": "
            + what
            + "; mend it, or send the CV as text/plain.");
  }
}
