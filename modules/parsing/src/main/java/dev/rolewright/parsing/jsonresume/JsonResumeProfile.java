package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.parsing.cv.CvLinks;
import dev.rolewright.parsing.cv.CvNothing;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Members;
import dev.rolewright.parsing.profile.CvJoinedText;
import dev.rolewright.parsing.profile.ProfileConfidence;
import dev.rolewright.parsing.profile.ProfileSkills;
import dev.rolewright.parsing.profile.ProfileWarnings;
import dev.rolewright.parsing.profile.ReadProfile;
import dev.rolewright.parsing.text.LanguageDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a profile of a JSON Resume. */
public final class JsonResumeProfile {
  private static final Members NOTHING = new Members(List.of());

  private final JsonResumeDocument document;
  private final ProfileSkills skills;

  private JsonResumeProfile(JsonResumeDocument document, ProfileSkills skills) {
    this.document = document;
    this.skills = skills;
  }

  public static ReadProfile read(JsonResumeDocument document, ProfileSkills skills) {
    return new JsonResumeProfile(document, skills).read();
  }

  private ReadProfile read() {
    Members basics =
        section("basics")
            .filter(Members.class::isInstance)
            .map(Members.class::cast)
            .orElse(NOTHING);
    Members place =
        JsonResumeFields.value(basics, "location")
            .filter(Members.class::isInstance)
            .map(Members.class::cast)
            .orElse(NOTHING);
    List<Evidence> evidence = new JsonResumeEvidence(document, skills).read();
    List<ImportWarning> warnings = new ArrayList<>(document.warnings());
    Profile profile =
        new Profile(
            "",
            JsonResumeFields.text(basics, "name"),
            JsonResumeFields.text(basics, "label"),
            JsonResumeFields.text(basics, "email"),
            JsonResumeFields.text(basics, "phone"),
            location(place),
            JsonResumeFields.text(basics, "summary"),
            links(basics),
            skills(basics, evidence),
            languages(),
            evidence,
            document.lines(),
            language(),
            ProfileConfidence.ofJsonResume(evidence, warnings.size()),
            Optional.empty());
    warnings.addAll(ProfileWarnings.of(profile));
    if (namesAnother(profile.fullName())) {
      warnings.addFirst(
          new ImportWarning(
              "two_people",
              "A second \"basics\" names another person, and only the first one counts; import each"
                  + " person's CV by itself."));
    }
    return new ReadProfile(profile, warnings);
  }

  /** Returns whether a second "basics" has another name. */
  private boolean namesAnother(String name) {
    return document.root().members().stream()
        .filter(member -> member.name().equals("basics"))
        .map(JsonResumeNode.Member::value)
        .filter(Members.class::isInstance)
        .map(Members.class::cast)
        .map(basics -> JsonResumeFields.text(basics, "name"))
        .anyMatch(other -> !other.isEmpty() && !other.equalsIgnoreCase(name));
  }

  private Optional<JsonResumeNode> section(String name) {
    return document.root().members().stream()
        .filter(member -> JsonResumeSchema.nameOf(member.name()).equals(name))
        .map(JsonResumeNode.Member::value)
        .filter(value -> !(value instanceof JsonResumeNode.Literal literal && literal.isNull()))
        .findFirst();
  }

  private static String location(Members place) {
    List<String> parts =
        Stream.of(
                JsonResumeFields.text(place, "city"),
                JsonResumeFields.text(place, "region"),
                JsonResumeFields.text(place, "countryCode", "country"))
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty() ? JsonResumeFields.text(place, "address") : String.join(", ", parts);
  }

  private static List<String> links(Members basics) {
    List<String> links =
        new ArrayList<>(CvLinks.whole(JsonResumeFields.text(basics, "url", "website")));
    JsonResumeFields.value(basics, "profiles")
        .map(JsonResumeFields::objects)
        .orElse(List.of())
        .forEach(network -> links.addAll(CvLinks.whole(JsonResumeFields.text(network, "url"))));
    return links.stream().distinct().toList();
  }

  private List<SkillMention> skills(Members basics, List<Evidence> evidence) {
    List<SkillMention> all = new ArrayList<>();
    section("skills")
        .ifPresent(list -> all.addAll(JsonResumeSkills.section(document, skills, list)));
    for (String name : List.of("label", "summary")) {
      CvJoinedText text = new CvJoinedText();
      JsonResumeFields.value(basics, name)
          .map(document::linesOf)
          .orElse(List.of())
          .forEach(line -> text.add(document.texts().get(line), line, false));
      all.addAll(skills.named(text));
    }
    evidence.forEach(item -> all.addAll(item.skills()));
    return ProfileSkills.unique(all);
  }

  private List<SpokenLanguage> languages() {
    return section("languages").map(JsonResumeFields::objects).orElse(List.of()).stream()
        .map(
            entry ->
                new SpokenLanguage(
                    JsonResumeFields.text(entry, "language", "name"),
                    JsonResumeFields.text(entry, "fluency", "level")))
        .filter(language -> !CvNothing.is(language.name()))
        .toList();
  }

  private String language() {
    StringBuilder words = new StringBuilder();
    document.texts().forEach(line -> words.append(line.text()).append('\n'));
    return LanguageDetector.detect(words.toString().toLowerCase(Locale.ROOT));
  }
}
