package dev.rolewright.generation;

import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.matching.JobNeeds;
import java.util.Optional;

/**
 * A CV to be written.
 *
 * @param documentId id that the document gets; the same id again stores nothing twice; empty where
 *     the document is not to be stored
 * @param jobId id of the stored job; empty for an inline one
 * @param needs what the job asks for
 * @param profile the person; its {@code id} is empty for an inline one, its evidence has ids in any
 *     case
 * @param vectors stored vectors of the evidence
 * @param maxBullets most bullets a position, 1..20
 */
public record CvRequest(
    String documentId,
    String jobId,
    JobNeeds needs,
    Profile profile,
    Optional<EvidenceVectors> vectors,
    int maxBullets) {}
