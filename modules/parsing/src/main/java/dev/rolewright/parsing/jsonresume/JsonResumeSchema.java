package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.ProfileSection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a JSON Resume, schema 1.0.0, with the names that earlier versions used for the same
 * fields.
 */
public final class JsonResumeSchema {
  /** What a field must hold. */
  enum Shape {
    TEXT,
    DATE,
    TEXTS
  }

  /** A section that is an array of objects. */
  record Section(ProfileSection section, Map<String, Shape> fields) {}

  static final Map<String, Shape> BASICS =
      fields("name label image email phone url summary | | | picture website");
  static final Map<String, Shape> LOCATION =
      fields("address postalCode city countryCode region | | | country");
  static final Map<String, Shape> NETWORK = fields("network username url");

  static final Map<String, Section> SECTIONS =
      Map.ofEntries(
          Map.entry(
              "work",
              section(
                  ProfileSection.WORK,
                  "name location description position url summary | startDate endDate | highlights"
                      + " | company website")),
          Map.entry(
              "volunteer",
              section(
                  ProfileSection.WORK,
                  "organization position url summary | startDate endDate | highlights"
                      + " | website location")),
          Map.entry(
              "education",
              section(
                  ProfileSection.EDUCATION,
                  "institution url area studyType score | startDate endDate | courses"
                      + " | website gpa location summary")),
          Map.entry(
              "awards",
              section(ProfileSection.CERTIFICATE, "title awarder summary | date | | url")),
          Map.entry(
              "certificates",
              section(ProfileSection.CERTIFICATE, "name url issuer | date | | website title")),
          Map.entry(
              "publications",
              section(
                  ProfileSection.PUBLICATION,
                  "name publisher url summary | releaseDate | | website")),
          Map.entry("skills", section(ProfileSection.SKILL, "name level | | keywords")),
          Map.entry(
              "languages", section(ProfileSection.LANGUAGE, "language fluency | | | name level")),
          Map.entry("interests", section(ProfileSection.OTHER, "name | | keywords")),
          Map.entry("references", section(ProfileSection.OTHER, "name reference")),
          Map.entry(
              "projects",
              section(
                  ProfileSection.PROJECT,
                  "name description url entity type | startDate endDate | highlights keywords roles"
                      + " | website summary")));

  /** Earlier and common names of sections. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "certifications", "certificates",
          "volunteering", "volunteer",
          "employment", "work",
          "experience", "work");

  /** Sections any of which tells a JSON Resume from another JSON object. */
  static final Set<String> TELLING =
      Set.of(
          "basics",
          "work",
          "volunteer",
          "education",
          "projects",
          "certificates",
          "awards",
          "publications");

  private JsonResumeSchema() {}

  /** Returns the schema's name of a section. */
  static String nameOf(String member) {
    return OTHER_NAMES.getOrDefault(member, member);
  }

  private static Section section(ProfileSection section, String fields) {
    return new Section(section, fields(fields));
  }

  /** Reads "texts | dates | lists of texts | earlier names of texts". */
  private static Map<String, Shape> fields(String names) {
    Shape[] shapes = {Shape.TEXT, Shape.DATE, Shape.TEXTS, Shape.TEXT};
    Map<String, Shape> fields = new HashMap<>();
    String[] groups = names.split("\\|");
    for (int group = 0; group < groups.length; group++) {
      for (String name : groups[group].strip().split(" ")) {
        if (!name.isEmpty()) {
          fields.put(name, shapes[group]);
        }
      }
    }
    return Map.copyOf(fields);
  }
}
