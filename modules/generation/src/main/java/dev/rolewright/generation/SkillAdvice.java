package dev.rolewright.generation;

import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.PassingMention;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.RelatedSkill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to say of the skills that a job asks for and a profile does not show.
 *
 * @param missing in the job's order
 */
record SkillAdvice(List<MatchedSkill> missing, ProfileMatch match) {
  private static final String KIND = "missing_skill";
  private static final int MOST_SINGLE = 8;

  /** Leaves out what the advice about certificates and the person's languages say already. */
  static SkillAdvice of(Profile profile, ProfileMatch match, CertificateAdvice certificates) {
    List<String> missingCertificates = certificates.missing();
    List<String> passing = certificates.passing();
    return new SkillAdvice(
        match.missingSkills().stream()
            .filter(skill -> !isNamedBy(missingCertificates, skill.label()))
            .filter(skill -> !isSpoken(profile, skill.label()))
            // The same line is no second gap where it names a certificate.
            .filter(
                skill ->
                    passing(skill, match).stream()
                        .noneMatch(mention -> isAmong(passing, mention.words())))
            .toList(),
        match);
  }

  List<String> labels() {
    return missing.stream().map(MatchedSkill::label).toList();
  }

  /**
   * Warns of the first few each by itself; a long list of single warnings would hide the others.
   *
   * @param foreign whether a skill may be there in a language that the rules are not made for
   */
  void add(Advisor advisor, boolean foreign) {
    List<String> absent = new ArrayList<>();
    List<String> besides = new ArrayList<>();
    for (int index = 0; index < missing.size(); index++) {
      MatchedSkill skill = missing.get(index);
      Optional<PassingMention> passing = passing(skill, match);
      if (passing.isPresent()) {
        addPassing(advisor, passing.get());
      } else {
        absent.add(skill.label());
        // One is no list.
        boolean last = index == missing.size() - 1 && besides.isEmpty();
        if (index < MOST_SINGLE || last) {
          warn(advisor, skill, foreign);
        } else {
          besides.add(skill.label());
        }
      }
    }
    if (!besides.isEmpty()) {
      advisor.warn(
          KIND,
          "The job also asks for "
              + String.join(", ", besides)
              + (foreign
                  ? "; none of these was found in the profile."
                  : "; the profile shows none of these."));
    }
    advise(advisor, absent);
  }

  private void warn(Advisor advisor, MatchedSkill skill, boolean foreign) {
    String near =
        match.relatedSkills().stream()
            .filter(related -> related.wanted().equals(skill))
            .map(RelatedSkill::evidenceLabel)
            .findFirst()
            .map(label -> " It names " + label + ", which is near it.")
            .orElse("");
    advisor.warn(KIND, "The job asks for " + skill.label() + Advisor.notShown(foreign) + near);
  }

  private static void advise(Advisor advisor, List<String> absent) {
    if (absent.size() == 1) {
      advisor.advise(
          "If "
              + absent.getFirst()
              + " is part of your experience, say in the profile where and for what.");
    } else if (!absent.isEmpty()) {
      advisor.advise(
          "For each of these that is part of your experience, say in the profile where and for"
              + " what: "
              + String.join(", ", absent)
              + ".");
    }
  }

  /** What stands in the text is not called absent; but nobody has said what was done with it. */
  private static void addPassing(Advisor advisor, PassingMention mention) {
    advisor.add(
        KIND,
        "The job asks for "
            + mention.name()
            + "; it stands in the profile's text ("
            + Advisor.quote(mention.words())
            + ")"
            + (mention.ofEvidence()
                ? ", but not in what the profile says you did or learnt."
                : " but in no position, project or certificate."),
        "Say in a position, project or certificate what you did with " + mention.name() + ".");
  }

  private static Optional<PassingMention> passing(MatchedSkill skill, ProfileMatch match) {
    return match.passingMentions().stream()
        .filter(mention -> mention.name().equals(skill.label()))
        .findFirst();
  }

  private static boolean isAmong(List<String> lines, String words) {
    return lines.stream().anyMatch(line -> line.contains(words) || words.contains(line));
  }

  private static boolean isNamedBy(List<String> texts, String words) {
    return texts.stream().anyMatch(text -> Words.hold(text, words));
  }

  private static boolean isSpoken(Profile profile, String language) {
    return profile.languages().stream().anyMatch(spoken -> Words.hold(spoken.name(), language));
  }
}
