package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads heads whose lines say what they are: "Company: …", "Designation: …". */
public final class CvLabelledHead {
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:(?<title>designation|position|role|title|job"
              + " title|post|degree|course|qualification|certificate|project|project title|project"
              + " name)|(?<owner>company|employer|organi[sz]ation|company name|name of"
              + " employer|client|firm|institution|institute|school|university|college)"
              + "|(?<place>location|place|city))\\s?:\\s?(?<value>.{1,200})",
          Pattern.CASE_INSENSITIVE);

  private CvLabelledHead() {}

  static boolean isLabelled(String line) {
    return LABEL.matcher(line).matches();
  }

  /** Reads the labelled lines, and the others by {@code plain}. */
  static CvHead read(List<String> lines, Function<List<String>, CvHead> plain) {
    String title = "";
    String owner = "";
    String place = "";
    List<String> others = new ArrayList<>();
    for (String line : lines) {
      Matcher label = LABEL.matcher(line);
      if (!label.matches()) {
        others.add(line);
      } else if (label.group("title") != null) {
        title = CvText.trimmed(label.group("value"));
      } else if (label.group("owner") != null) {
        owner = CvText.trimmed(label.group("value"));
      } else {
        place = CvText.trimmed(label.group("value"));
      }
    }
    CvHead rest = plain.apply(others);
    return new CvHead(
        title.isEmpty() ? rest.title() : title,
        owner.isEmpty() ? rest.organization() : owner,
        place.isEmpty() ? rest.location() : place,
        rest.rest(),
        0);
  }
}
