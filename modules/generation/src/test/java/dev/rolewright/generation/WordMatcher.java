package dev.rolewright.generation;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.RequirementCoverage;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.Matcher;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scores by the share of the job's skills and of its words that evidence holds. */
final class WordMatcher implements Matcher {
  /** What happens at each call, e.g. time passes. */
  private final Runnable work;

  final List<Integer> sizes = new ArrayList<>();

  WordMatcher(Runnable work) {
    this.work = work;
  }

  @Override
  public List<SkillMatch> matchEvidence(
      Checkpoint caller,
      JobNeeds needs,
      List<Evidence> evidence,
      Optional<EvidenceVectors> vectors,
      Map<String, Map<String, String>> shown) {
    work.run();
    caller.checkActive();
    sizes.add(evidence.size());
    return evidence.stream()
        .map(piece -> match(needs, piece))
        .sorted(
            Comparator.comparingDouble(SkillMatch::relevanceScore)
                .reversed()
                .thenComparing(SkillMatch::artifactId))
        .toList();
  }

  private static SkillMatch match(JobNeeds needs, Evidence piece) {
    List<MatchedSkill> named =
        needs.skills().stream().filter(skill -> names(piece, skill)).toList();
    double score = needs.skills().isEmpty() ? 0 : (double) named.size() / needs.skills().size();
    return new SkillMatch(
        piece.id(), score, named, List.of(), List.of(), "", new ScoreBreakdown(0, score, 0, 0));
  }

  private static boolean names(Evidence piece, MatchedSkill skill) {
    Stream<String> words =
        Stream.concat(Stream.of(piece.title(), piece.description()), piece.highlights().stream());
    return piece.skills().stream().anyMatch(mention -> isSame(mention, skill))
        || words.anyMatch(text -> Words.hold(text, skill.label()));
  }

  private static boolean isSame(SkillMention mention, MatchedSkill skill) {
    return mention.label().equalsIgnoreCase(skill.label());
  }

  @Override
  public ProfileMatch matchProfile(
      Checkpoint caller, JobNeeds needs, Profile profile, Optional<EvidenceVectors> vectors) {
    work.run();
    caller.checkActive();
    Map<Boolean, List<MatchedSkill>> skills =
        needs.skills().stream()
            .collect(Collectors.partitioningBy(skill -> isNamed(profile, skill)));
    List<RequirementCoverage> coverage =
        needs.statements().stream().map(statement -> coverage(statement, profile)).toList();
    return new ProfileMatch(
        profile.id(),
        0,
        new ScoreBreakdown(0, 0, 0, 0),
        skills.getOrDefault(true, List.of()),
        skills.getOrDefault(false, List.of()).stream().filter(MatchedSkill::required).toList(),
        List.of(),
        coverage,
        List.of(),
        "");
  }

  private static boolean isNamed(Profile profile, MatchedSkill skill) {
    return profile.skills().stream().anyMatch(mention -> isSame(mention, skill))
        || profile.evidence().stream().anyMatch(piece -> names(piece, skill));
  }

  private static RequirementCoverage coverage(JobNeeds.Statement statement, Profile profile) {
    List<String> ids =
        profile.evidence().stream()
            .filter(
                piece ->
                    piece.highlights().stream()
                        .anyMatch(words -> Words.hold(words, statement.text())))
            .map(Evidence::id)
            .toList();
    return new RequirementCoverage(
        statement.text(), statement.kind() == JobNeeds.Kind.MUST_HAVE, ids.isEmpty() ? 0 : 1, ids);
  }

  @Override
  public EvidenceVectors vectorize(Checkpoint caller, List<Evidence> evidence) {
    return new EvidenceVectors(model(), Map.of());
  }

  @Override
  public String model() {
    return "words";
  }
}
