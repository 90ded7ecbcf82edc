package dev.rolewright.server.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.rolewright.domain.Profile;
import dev.rolewright.safety.SafetyIssue;
import dev.rolewright.safety.SafetyPolicies;
import dev.rolewright.safety.TextRole;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes the personal data that rules find in a CV as the schema {@code pii_entities_schema} has
 * it: name, e-mail address, phone number, place and links of the person, and card and social
 * security numbers. Each value is in the words of the text.
 */
public final class PersonalDataJson {
  private final String text;
  private final JsonArray entities = new JsonArray();
  private final Set<String> told = new LinkedHashSet<>();

  private PersonalDataJson(String text) {
    this.text = text;
  }

  /** Returns the JSON. */
  public static String of(Profile profile, String text) {
    PersonalDataJson json = new PersonalDataJson(text);
    json.add(profile.fullName(), "PERSON_NAME", 3);
    json.add(profile.email(), "EMAIL", 3);
    json.add(profile.phone(), "PHONE", 3);
    json.add(profile.location(), "LOCATION", 2);
    for (String link : profile.links()) {
      // The parser adds a scheme where there is none.
      json.add(text.contains(link) ? link : link.replaceFirst("^https://", ""), "URL", 2);
    }
    for (SafetyIssue issue : SafetyPolicies.STANDARD.scan(TextRole.DATA, text).issues()) {
      switch (issue.kind()) {
        case SafetyIssue.NATIONAL_ID -> json.add(json.words(issue), "NATIONAL_ID", 5);
        case SafetyIssue.CARD_NUMBER -> json.add(json.words(issue), "CREDIT_CARD", 5);
        default -> {}
      }
    }
    JsonObject root = new JsonObject();
    root.add("pii_entities", json.entities);
    return root.toString();
  }

  private String words(SafetyIssue issue) {
    return text.substring(
        text.offsetByCodePoints(0, issue.span().start()),
        text.offsetByCodePoints(0, issue.span().end()));
  }

  private void add(String value, String type, int sensitivity) {
    if (value.isBlank() || !text.contains(value) || !told.add(type + ":" + value)) {
      return;
    }
    JsonObject entity = new JsonObject();
    entity.addProperty("original_value", value);
    entity.addProperty("pii_type", type);
    entity.addProperty("sensitivity_level", sensitivity);
    entities.add(entity);
  }
}
