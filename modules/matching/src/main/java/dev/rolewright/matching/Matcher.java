package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.platform.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ranks evidence and profiles against a job. The work takes the time that the vectors take, which
 * for much evidence is minutes; between its steps of some ten milliseconds it asks whether its
 * caller still waits, and what the caller's {@link Checkpoint} throws ends it.
 */
public interface Matcher {
  /**
   * Ranks pieces of evidence.
   *
   * @param caller who waits for the answer
   * @param needs what the job asks for
   * @param evidence pieces with ids of their own, any number
   * @param vectors stored vectors of this evidence, which must be of its present text; what is not
   *     there, or of another model, is embedded now
   * @return one match a piece, sorted by score, highest first, ties by id
   */
  default List<SkillMatch> matchEvidence(
      Checkpoint caller,
      JobNeeds needs,
      List<Evidence> evidence,
      Optional<EvidenceVectors> vectors) {
    return matchEvidence(caller, needs, evidence, vectors, Map.of());
  }

  /**
   * Ranks pieces of evidence of which it is known what they show besides.
   *
   * @param shown by id of a piece and label of a skill of the job, the words of the piece that show
   *     the skill without its name
   * @return as {@link #matchEvidence(Checkpoint, JobNeeds, List, Optional)}
   */
  List<SkillMatch> matchEvidence(
      Checkpoint caller,
      JobNeeds needs,
      List<Evidence> evidence,
      Optional<EvidenceVectors> vectors,
      Map<String, Map<String, String>> shown);

  /**
   * Says how a whole profile answers a job.
   *
   * @param caller who waits for the answer
   * @param vectors stored vectors of the profile's evidence; what is not there is embedded now
   */
  ProfileMatch matchProfile(
      Checkpoint caller, JobNeeds needs, Profile profile, Optional<EvidenceVectors> vectors);

  /**
   * Makes the vectors that are stored beside a profile.
   *
   * @param caller who waits for the vectors
   * @param evidence pieces with ids of their own
   */
  EvidenceVectors vectorize(Checkpoint caller, List<Evidence> evidence);

  /** Returns the name of the model that makes the vectors. */
  String model();
}
