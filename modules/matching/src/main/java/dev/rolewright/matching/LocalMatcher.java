package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.platform.Time;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Matches by the local model and the vocabulary alone. */
final class LocalMatcher implements Matcher {
  private final Embedder embedder;
  private final SkillReader reader;
  private final Time time;

  LocalMatcher(Embedder embedder, SkillReader reader, Time time) {
    this.embedder = embedder;
    this.reader = reader;
    this.time = time;
  }

  @Override
  public List<SkillMatch> matchEvidence(
      JobNeeds needs, List<Evidence> evidence, Optional<EvidenceVectors> vectors) {
    return matchings(AskedJob.of(needs, reader), evidence, vectors).stream()
        .map(EvidenceMatching::match)
        .sorted(
            Comparator.comparingDouble(SkillMatch::relevanceScore)
                .reversed()
                .thenComparing(SkillMatch::artifactId))
        .toList();
  }

  @Override
  public ProfileMatch matchProfile(
      JobNeeds needs, Profile profile, Optional<EvidenceVectors> vectors) {
    AskedJob job = AskedJob.of(needs, reader);
    List<EvidenceMatching> matchings = matchings(job, profile.evidence(), vectors);
    LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
    return new ProfileMatching(job, profile, matchings, reader).match(today);
  }

  private List<EvidenceMatching> matchings(
      AskedJob job, List<Evidence> evidence, Optional<EvidenceVectors> vectors) {
    List<Meanings.Reading> readings = Meanings.read(job.statements(), evidence, vectors, embedder);
    List<EvidenceMatching> matchings = new ArrayList<>();
    for (int index = 0; index < evidence.size(); index++) {
      matchings.add(EvidenceMatching.of(job, evidence.get(index), readings.get(index), reader));
    }
    return matchings;
  }

  @Override
  public EvidenceVectors vectorize(List<Evidence> evidence) {
    return Meanings.vectorize(evidence, embedder);
  }

  @Override
  public String model() {
    return embedder.model();
  }
}
