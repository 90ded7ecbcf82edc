package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SourceLine;
import dev.rolewright.domain.Span;
import dev.rolewright.parsing.cv.DateParts;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Elements;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Literal;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Member;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Members;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Text;
import dev.rolewright.parsing.jsonresume.JsonResumeSchema.Section;
import dev.rolewright.parsing.jsonresume.JsonResumeSchema.Shape;
import dev.rolewright.parsing.text.Offsets;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON Resume that was checked against its schema. Each text is a line that names its JSON
 * Pointer. What has a wrong type is refused, all of it at once; what the schema does not know is
 * kept as lines and warned about.
 */
public final class JsonResumeDocument {
  /** Most warnings that one answer names. */
  private static final int MAX_NAMED = 100;

  private static final Set<String> SILENT = Set.of("meta", "$schema");

  private final String field;
  private final FieldChecks checks = new FieldChecks();
  private final List<ImportWarning> warnings = new ArrayList<>();
  private final List<TextLine> texts = new ArrayList<>();
  private final List<ProfileLine> lines = new ArrayList<>();
  private final IdentityHashMap<JsonResumeNode, Integer> indexes = new IdentityHashMap<>();
  private final Members root;

  private JsonResumeDocument(String field, Members root) {
    this.field = field;
    this.root = root;
  }

  /**
   * Checks a JSON text.
   *
   * @throws RolewrightException INVALID_FIELD that names every value of a wrong type by its JSON
   *     Pointer, or says why the text is no JSON Resume
   */
  public static JsonResumeDocument of(String field, JsonResumeNode node) {
    JsonResumeDocument document = new JsonResumeDocument(field, JsonResumeKind.check(field, node));
    document.walk();
    document.checks.throwIfAny();
    return document;
  }

  /** Returns the checked object. */
  Members root() {
    return root;
  }

  /** Returns one line for each text, in the order of the document. */
  List<ProfileLine> lines() {
    return lines;
  }

  /** Returns the lines with their layout and places. */
  List<TextLine> texts() {
    return texts;
  }

  /** Returns what the schema does not know. */
  List<ImportWarning> warnings() {
    return warnings;
  }

  /** Returns the lines of the texts within a value, in order. */
  List<Integer> linesOf(JsonResumeNode node) {
    List<Integer> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  private void collect(JsonResumeNode node, List<Integer> found) {
    switch (node) {
      case Members object -> object.members().forEach(member -> collect(member.value(), found));
      case Elements array -> array.elements().forEach(element -> collect(element, found));
      case Text text -> {
        Integer index = indexes.get(text);
        if (index != null) {
          found.add(index);
        }
      }
      case Literal literal -> {
        Integer index = indexes.get(literal);
        if (index != null) {
          found.add(index);
        }
      }
    }
  }

  /** Exporters write {@code null} for what a person left empty, so it counts as left out. */
  private static List<Member> present(Members object) {
    return object.members().stream()
        .filter(member -> !(member.value() instanceof Literal literal && literal.isNull()))
        .toList();
  }

  private void walk() {
    Set<String> seen = new HashSet<>();
    for (Member member : present(root)) {
      String pointer = "/" + escaped(member.name());
      String name = JsonResumeSchema.nameOf(member.name());
      Section section = JsonResumeSchema.SECTIONS.get(name);
      if (SILENT.contains(name)) {
        keep(member.value(), pointer);
      } else if (section == null && !name.equals("basics")) {
        ignore(member.value(), pointer, "is no section of a JSON Resume");
      } else if (!seen.add(name)) {
        ignore(member.value(), pointer, "comes a second time");
      } else if (section == null) {
        basics(member.value(), pointer);
      } else {
        section(member.value(), pointer, section);
      }
    }
  }

  private void basics(JsonResumeNode value, String pointer) {
    if (!(value instanceof Members basics)) {
      reject(pointer, value, "an object", "{\"name\": …}");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Member member : present(basics)) {
      String inner = pointer + "/" + escaped(member.name());
      boolean first = seen.add(member.name());
      if (first && member.name().equals("location")) {
        object(member.value(), inner, JsonResumeSchema.LOCATION, ProfileSection.CONTACT);
      } else if (first && member.name().equals("profiles")) {
        section(
            member.value(), inner, new Section(ProfileSection.CONTACT, JsonResumeSchema.NETWORK));
      } else {
        boolean summary = member.name().equals("summary");
        field(
            member,
            inner,
            first,
            JsonResumeSchema.BASICS,
            summary ? ProfileSection.SUMMARY : ProfileSection.CONTACT);
      }
    }
  }

  private void section(JsonResumeNode value, String pointer, Section section) {
    if (!(value instanceof Elements array)) {
      reject(pointer, value, "an array of objects", "[{…}]");
      return;
    }
    for (int index = 0; index < array.elements().size(); index++) {
      object(
          array.elements().get(index), pointer + "/" + index, section.fields(), section.section());
    }
  }

  private void object(
      JsonResumeNode value, String pointer, Map<String, Shape> fields, ProfileSection section) {
    if (!(value instanceof Members object)) {
      reject(pointer, value, "an object", "{…}");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Member member : present(object)) {
      String inner = pointer + "/" + escaped(member.name());
      field(member, inner, seen.add(member.name()), fields, section);
    }
    if (fields.containsKey("endDate") && JsonResumeDates.endsBeforeItStarts(object)) {
      reject(pointer + "/endDate", "is before startDate; mend one of the two, or leave one out.");
    }
  }

  private void field(
      Member member,
      String pointer,
      boolean first,
      Map<String, Shape> fields,
      ProfileSection section) {
    Shape shape = fields.get(member.name());
    if (shape == null) {
      ignore(member.value(), pointer, "is no field of a JSON Resume");
    } else if (!first) {
      ignore(member.value(), pointer, "comes a second time");
    } else {
      switch (shape) {
        case TEXT -> text(member.value(), pointer, section);
        case DATE -> date(member.value(), pointer, section);
        case TEXTS -> texts(member.value(), pointer, section);
      }
    }
  }

  private void text(JsonResumeNode value, String pointer, ProfileSection section) {
    if (value instanceof Text text) {
      line(text, text.text(), text.span(), text.offsets(), pointer, section);
    } else {
      reject(pointer, value, "a string", "\"…\"");
    }
  }

  private void date(JsonResumeNode value, String pointer, ProfileSection section) {
    text(value, pointer, section);
    if (value instanceof Text text && !JsonResumeDates.isAcceptable(text.text())) {
      reject(
          pointer,
          "is no possible date; write it as YYYY, YYYY-MM or YYYY-MM-DD ("
              + DateParts.FIRST_YEAR
              + ".."
              + DateParts.LAST_YEAR
              + "), or leave it out.");
    }
  }

  private void texts(JsonResumeNode value, String pointer, ProfileSection section) {
    if (!(value instanceof Elements array)) {
      reject(pointer, value, "an array of strings", "[\"…\"]");
      return;
    }
    for (int index = 0; index < array.elements().size(); index++) {
      text(array.elements().get(index), pointer + "/" + index, section);
    }
  }

  private void ignore(JsonResumeNode value, String pointer, String why) {
    if (warnings.size() < MAX_NAMED) {
      warnings.add(
          new ImportWarning("ignored_field", pointer + " " + why + "; it is kept as lines only."));
    }
    keep(value, pointer);
  }

  /** Keeps all that a value holds as lines that are about nothing known. */
  private void keep(JsonResumeNode value, String pointer) {
    switch (value) {
      case Members object ->
          object
              .members()
              .forEach(member -> keep(member.value(), pointer + "/" + escaped(member.name())));
      case Elements array -> {
        for (int index = 0; index < array.elements().size(); index++) {
          keep(array.elements().get(index), pointer + "/" + index);
        }
      }
      case Text text -> text(text, pointer, ProfileSection.OTHER);
      case Literal literal -> {
        if (!literal.isNull()) {
          line(
              literal,
              literal.text(),
              literal.span(),
              Offsets.VERBATIM,
              pointer,
              ProfileSection.OTHER);
        }
      }
    }
  }

  private void line(
      JsonResumeNode node,
      String text,
      Span span,
      Offsets offsets,
      String pointer,
      ProfileSection section) {
    if (text.isEmpty()) {
      return;
    }
    int index = texts.size();
    indexes.put(node, index);
    TextLine.Layout layout = new TextLine.Layout(false, 0, false, true, 0, index, false, false);
    texts.add(new TextLine(text, span, text, layout, offsets));
    lines.add(new ProfileLine(new SourceLine(text, span, pointer), section));
  }

  private void reject(String pointer, JsonResumeNode value, String expected, String example) {
    reject(
        pointer,
        "is "
            + value.kind()
            + "; "
            + expected
            + " is expected: write "
            + example
            + " or leave the field out.");
  }

  private void reject(String pointer, String description) {
    checks.reject(field + "#" + pointer, description);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
