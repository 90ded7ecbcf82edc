package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.Time;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
      Checkpoint caller,
      JobNeeds needs,
      List<Evidence> evidence,
      Optional<EvidenceVectors> vectors,
      Map<String, Map<String, String>> shown) {
    return matchings(caller, AskedJob.of(caller, needs, reader), evidence, vectors, shown).stream()
        .map(EvidenceMatching::match)
        .sorted(
            Comparator.comparingDouble(SkillMatch::relevanceScore)
                .reversed()
                .thenComparing(SkillMatch::artifactId))
        .toList();
  }

  @Override
  public ProfileMatch matchProfile(
      Checkpoint caller, JobNeeds needs, Profile profile, Optional<EvidenceVectors> vectors) {
    AskedJob job = AskedJob.of(caller, needs, reader);
    List<EvidenceMatching> matchings =
        matchings(caller, job, profile.evidence(), vectors, Map.of());
    LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
    return new ProfileMatching(caller, job, profile, matchings, reader).match(today);
  }

  private List<EvidenceMatching> matchings(
      Checkpoint caller,
      AskedJob job,
      List<Evidence> evidence,
      Optional<EvidenceVectors> vectors,
      Map<String, Map<String, String>> shown) {
    List<Meanings.Reading> readings =
        Meanings.read(caller, job.statements(), evidence, vectors, embedder);
    List<EvidenceMatching> matchings = new ArrayList<>();
    for (int index = 0; index < evidence.size(); index++) {
      caller.checkActive();
      Evidence piece = evidence.get(index);
      matchings.add(
          EvidenceMatching.of(
              job, piece, readings.get(index), reader, shown.getOrDefault(piece.id(), Map.of())));
    }
    return matchings;
  }

  @Override
  public EvidenceVectors vectorize(Checkpoint caller, List<Evidence> evidence) {
    return Meanings.vectorize(caller, evidence, embedder);
  }

  @Override
  public String model() {
    return embedder.model();
  }
}
