package dev.rolewright.generation;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.Matcher;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses which statements of a piece of evidence a CV shows, and in which order: the most relevant
 * for the job first. A piece that says little for the job keeps one or two, so that the history
 * stays whole.
 */
final class BulletChooser {
  /** Below this relevance a piece of evidence is kept short. */
  private static final double LITTLE = 0.2;

  private static final int FEW = 2;

  private final Matcher matcher;
  private final JobNeeds needs;
  private final int maxBullets;
  private final Map<String, Double> evidenceScores = new HashMap<>();
  private final Map<String, Double> statementScores = new HashMap<>();

  BulletChooser(Matcher matcher, JobNeeds needs, int maxBullets) {
    this.matcher = matcher;
    this.needs = needs;
    this.maxBullets = maxBullets;
  }

  /**
   * Ranks the evidence that has statements to choose from, and every statement in it.
   *
   * @param caller who waits for the CV
   */
  void rank(Checkpoint caller, List<Evidence> evidence, Optional<EvidenceVectors> vectors) {
    List<Evidence> pieces = evidence.stream().filter(BulletChooser::hasBullets).toList();
    if (pieces.isEmpty()) {
      return;
    }
    for (SkillMatch match : matcher.matchEvidence(caller, needs, pieces, vectors)) {
      evidenceScores.put(match.artifactId(), match.relevanceScore());
    }
    List<Evidence> statements = new ArrayList<>();
    for (Evidence piece : pieces) {
      caller.checkActive();
      List<String> words = Positions.statements(piece);
      // A single statement needs no order, and each one costs a vector.
      for (int index = 0; words.size() > 1 && index < words.size(); index++) {
        statements.add(alone(piece, words.get(index), key(piece, index)));
      }
    }
    if (statements.isEmpty()) {
      return;
    }
    for (SkillMatch match : matcher.matchEvidence(caller, needs, statements, Optional.empty())) {
      statementScores.put(match.artifactId(), match.relevanceScore());
    }
  }

  /** Returns the statements to show, most relevant first. */
  List<String> choose(Evidence evidence) {
    List<String> words = Positions.statements(evidence);
    return IntStream.range(0, words.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                    (Integer index) -> -statementScores.getOrDefault(key(evidence, index), 0.0))
                .thenComparingInt(index -> index))
        .limit(saysLittle(evidence) ? Math.min(FEW, maxBullets) : maxBullets)
        .map(words::get)
        .toList();
  }

  /** Returns how relevant a piece of evidence is, 0..1. */
  double relevance(Evidence evidence) {
    return evidenceScores.getOrDefault(evidence.id(), 0.0);
  }

  /** Where the job asks for nothing, nothing is beside the point. */
  private boolean saysLittle(Evidence evidence) {
    boolean asksForNothing =
        needs.title().isBlank() && needs.skills().isEmpty() && needs.statements().isEmpty();
    return !asksForNothing && relevance(evidence) < LITTLE;
  }

  private static boolean hasBullets(Evidence evidence) {
    return switch (evidence.kind()) {
      case WORK, PROJECT, PUBLICATION -> true;
      case EDUCATION, CERTIFICATE -> false;
    };
  }

  /** The statement as evidence of its own, with the skills that it names itself. */
  private static Evidence alone(Evidence evidence, String words, String id) {
    List<SkillMention> skills =
        evidence.skills().stream().filter(skill -> names(words, skill)).toList();
    return new Evidence(
        id,
        EvidenceKind.WORK,
        "",
        "",
        "",
        List.of(words),
        skills,
        Optional.empty(),
        List.of(),
        "",
        List.of());
  }

  private static boolean names(String words, SkillMention skill) {
    return Words.hold(words, skill.surface()) || Words.hold(words, skill.label());
  }

  private static String key(Evidence evidence, int index) {
    return evidence.id() + "#" + index;
  }
}
