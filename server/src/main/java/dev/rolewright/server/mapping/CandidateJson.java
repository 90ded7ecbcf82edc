package dev.rolewright.server.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SpokenLanguage;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Writes a profile as the schema {@code candidate_profile_schema} has it. What the CV does not say
 * is null, and so is what the parser does not read: industry, fields of study, validity, levels.
 */
public final class CandidateJson {
  private final Profile profile;

  private CandidateJson(Profile profile) {
    this.profile = profile;
  }

  /**
   * Returns the JSON.
   *
   * @param isSoft tells of a skill whether it is a personal one
   */
  public static String of(Profile profile, Predicate<SkillMention> isSoft) {
    JsonObject root = new JsonObject();
    root.add("candidateProfile", new CandidateJson(profile).candidate(isSoft));
    return root.toString();
  }

  private JsonObject candidate(Predicate<SkillMention> isSoft) {
    JsonObject candidate = new JsonObject();
    candidate.add("candidateName", text(profile.fullName()));
    candidate.add("jobTitle", text(profile.headline()));
    candidate.add("candidateEmail", text(profile.email()));
    candidate.add("candidatePhone", text(profile.phone()));
    candidate.add("totalExperienceYears", JsonNull.INSTANCE);
    candidate.add("location", text(profile.location()));
    candidate.add("summary", text(profile.summary()));
    candidate.add("currentEmployer", text(currentEmployer()));
    candidate.add("industry", JsonNull.INSTANCE);
    candidate.add("education", evidence(EvidenceKind.EDUCATION, CandidateJson::education));
    candidate.add("certifications", evidence(EvidenceKind.CERTIFICATE, CandidateJson::certificate));
    candidate.add("languages", languages());
    candidate.add("technicalSkills", skills(isSoft.negate()));
    candidate.add("softSkills", skills(isSoft));
    candidate.add("workHistory", evidence(EvidenceKind.WORK, CandidateJson::work));
    candidate.add("projects", evidence(EvidenceKind.PROJECT, CandidateJson::project));
    candidate.add("links", orNull(texts(profile.links())));
    candidate.add("availability", JsonNull.INSTANCE);
    return candidate;
  }

  private String currentEmployer() {
    return profile.evidence().stream()
        .filter(item -> item.kind() == EvidenceKind.WORK && isOngoing(item))
        .map(Evidence::organization)
        .findFirst()
        .orElse("");
  }

  private static boolean isOngoing(Evidence item) {
    return item.dates().map(DateRange::ongoing).orElse(false);
  }

  private JsonElement evidence(EvidenceKind kind, BiConsumer<JsonObject, Evidence> writer) {
    JsonArray array = new JsonArray();
    for (Evidence item : profile.evidence()) {
      if (item.kind() == kind) {
        JsonObject object = new JsonObject();
        writer.accept(object, item);
        object.addProperty("quote", quote(item));
        array.add(object);
      }
    }
    return orNull(array);
  }

  private String quote(Evidence item) {
    return item.lineIndexes().stream()
        .findFirst()
        .map(index -> profile.lines().get(index).line().text())
        .orElse(item.title());
  }

  private static void education(JsonObject object, Evidence item) {
    object.add("degree", text(item.title()));
    object.add("institution", text(item.organization()));
    object.add("field", JsonNull.INSTANCE);
    addDates(object, item);
  }

  private static void certificate(JsonObject object, Evidence item) {
    object.addProperty("name", item.title());
    object.add("issuer", text(item.organization()));
    object.add("date", date(item.dates().flatMap(DateRange::end)));
    object.add("validUntil", JsonNull.INSTANCE);
  }

  private static void work(JsonObject object, Evidence item) {
    object.add("title", text(item.title()));
    object.add("employer", text(item.organization()));
    object.add("location", text(item.location()));
    addDates(object, item);
    object.addProperty("isCurrent", isOngoing(item));
    object.add("achievements", texts(item.highlights()));
  }

  private static void project(JsonObject object, Evidence item) {
    object.addProperty("name", item.title());
    object.add("description", text(item.description()));
    object.add("technologies", texts(item.skills().stream().map(SkillMention::surface).toList()));
  }

  private static void addDates(JsonObject object, Evidence item) {
    object.add("start", date(item.dates().flatMap(DateRange::start)));
    object.add("end", date(item.dates().flatMap(DateRange::end)));
  }

  private JsonElement languages() {
    JsonArray array = new JsonArray();
    for (SpokenLanguage language : profile.languages()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", language.name());
      object.add("level", text(language.fluency()));
      object.addProperty("quote", lineWith(language.name()));
      array.add(object);
    }
    return orNull(array);
  }

  private String lineWith(String words) {
    return profile.lines().stream()
        .map(line -> line.line().text())
        .filter(line -> line.contains(words))
        .findFirst()
        .orElse(words);
  }

  private JsonElement skills(Predicate<SkillMention> chosen) {
    JsonArray array = new JsonArray();
    for (SkillMention skill : profile.skills()) {
      if (chosen.test(skill)) {
        JsonObject object = new JsonObject();
        object.addProperty("name", skill.label());
        object.addProperty("quote", skill.surface());
        array.add(object);
      }
    }
    return orNull(array);
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonElement orNull(JsonArray array) {
    return array.isEmpty() ? JsonNull.INSTANCE : array;
  }

  private static JsonElement text(String text) {
    return text.isBlank() ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private static JsonElement date(Optional<PartialDate> date) {
    return date.<JsonElement>map(known -> new JsonPrimitive(iso(known))).orElse(JsonNull.INSTANCE);
  }

  private static String iso(PartialDate date) {
    if (date.month() == 0) {
      return String.valueOf(date.year());
    }
    String month = "%d-%02d".formatted(date.year(), date.month());
    return date.day() == 0 ? month : month + "-%02d".formatted(date.day());
  }
}
