package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.SkillMatch;
import java.util.List;
import java.util.Optional;

/** Ranks evidence and profiles against a job. */
public interface Matcher {
  /**
   * Ranks pieces of evidence.
   *
   * @param needs what the job asks for
   * @param evidence pieces with ids of their own, any number
   * @param vectors stored vectors of this evidence, which must be of its present text; what is not
   *     there, or of another model, is embedded now
   * @return one match a piece, sorted by score, highest first, ties by id
   */
  List<SkillMatch> matchEvidence(
      JobNeeds needs, List<Evidence> evidence, Optional<EvidenceVectors> vectors);

  /**
   * Says how a whole profile answers a job.
   *
   * @param vectors stored vectors of the profile's evidence; what is not there is embedded now
   */
  ProfileMatch matchProfile(JobNeeds needs, Profile profile, Optional<EvidenceVectors> vectors);

  /** Makes the vectors that are stored beside a profile. Evidence must have its ids. */
  EvidenceVectors vectorize(List<Evidence> evidence);

  /** Returns the name of the model that makes the vectors. */
  String model();
}
