package dev.rolewright.server.grpc;

import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.ProfileParser;
import dev.rolewright.parsing.SourceText;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.server.mapping.CandidateJson;
import dev.rolewright.server.mapping.PersonalDataJson;
import dev.rolewright.server.mapping.SkillsJson;
import dev.rolewright.server.settings.Assistant;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinder;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers in the place of a language model for the assistants that ship, poorer and in the same
 * schema. An operator's own assistant has no such answer: what it is to do is known to models only.
 */
public final class LocalAssistants {
  /** What made the answers. */
  static final String ENGINE = "rules";

  private final ProfileParser parser;
  private final SkillFinder finder;

  private LocalAssistants(ProfileParser parser, SkillFinder finder) {
    this.parser = parser;
    this.finder = finder;
  }

  /** Creates them. */
  public static LocalAssistants create(SkillFinder finder) {
    return new LocalAssistants(ProfileParser.create(finder), finder);
  }

  /**
   * Returns what answers for an assistant; empty for one of the operator's own. It has no answer to
   * a text that is no CV.
   */
  Optional<StandIn> standIn(Assistant assistant, String text) {
    if (!assistant.isShipped()) {
      return Optional.empty();
    }
    return switch (assistant.id()) {
      case "cv-data-extractor" ->
          fromProfile(text, profile -> CandidateJson.of(profile, this::isPersonal));
      case "cv-pii-identifier" -> fromProfile(text, profile -> PersonalDataJson.of(profile, text));
      case "cv-skills-analyst" ->
          fromProfile(text, profile -> SkillsJson.of(profile, this::category));
      default -> Optional.empty();
    };
  }

  private Optional<StandIn> fromProfile(String text, Function<Profile, String> json) {
    return Optional.of(context -> profile(context, text).map(json));
  }

  private Optional<Profile> profile(RequestContext context, String text) {
    try {
      return Optional.of(parser.parse(context, SourceText.of("prompt", text)).profile());
    } catch (RolewrightException refused) {
      if (refused.code() == ErrorCode.INVALID_FIELD) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private boolean isPersonal(SkillMention skill) {
    return category(skill).equals("PERSONAL");
  }

  private String category(SkillMention skill) {
    return finder
        .vocabulary()
        .byId(skill.skillId())
        .map(LocalAssistants::category)
        .orElse("DOMAIN");
  }

  private static String category(Skill skill) {
    return switch (skill.category()) {
      case "language" -> "LANGUAGE";
      case "soft" -> "PERSONAL";
      case "cloud", "data", "engineering", "security", "software" -> "TECHNICAL";
      default -> "DOMAIN";
    };
  }
}
