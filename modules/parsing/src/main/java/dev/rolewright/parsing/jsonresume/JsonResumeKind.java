package dev.rolewright.parsing.jsonresume;

import dev.rolewright.parsing.jsonresume.JsonResumeNode.Elements;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Literal;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Members;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Text;
import dev.rolewright.platform.RolewrightException;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a JSON Resume from other JSON. */
public final class JsonResumeKind {
  private static final Set<String> OF_A_JOB =
      Set.of("title", "company", "responsibilities", "qualifications", "salary", "remote");

  private JsonResumeKind() {}

  /**
   * Returns the object that is a JSON Resume.
   *
   * @throws RolewrightException INVALID_FIELD when it is none
   */
  static Members check(String field, JsonResumeNode node) {
    return switch (node) {
      case Members object -> checkNames(field, object);
      case Elements array ->
          throw invalid(
              field,
              "is a JSON array; a JSON Resume is an object that starts with {\"basics\": …}: send"
                  + " one resume at a time.");
      case Text text -> throw invalid(field, notAnObject(text));
      case Literal literal -> throw invalid(field, notAnObject(literal));
    };
  }

  private static Members checkNames(String field, Members object) {
    Set<String> names =
        object.members().stream()
            .map(member -> JsonResumeSchema.nameOf(member.name()))
            .collect(Collectors.toSet());
    if (names.stream().anyMatch(JsonResumeSchema.TELLING::contains)) {
      return object;
    }
    if (names.stream().anyMatch(OF_A_JOB::contains)) {
      throw invalid(
          field,
          "looks like a job and no person's CV: it has none of the sections basics, work or"
              + " education; send it to ParseJob, or send a JSON Resume.");
    }
    if (names.stream().noneMatch(JsonResumeSchema.SECTIONS::containsKey)) {
      throw invalid(
          field,
          "is JSON but no JSON Resume: it has none of the sections basics, work, education,"
              + " projects, skills; send a JSON Resume (schema 1.0.0), or the CV as text.");
    }
    return object;
  }

  private static String notAnObject(JsonResumeNode node) {
    return "is "
        + node.kind()
        + " in JSON; a JSON Resume is an object that starts with {\"basics\": …}.";
  }

  private static RolewrightException invalid(String field, String description) {
    return RolewrightException.invalid(field, description);
  }
}
