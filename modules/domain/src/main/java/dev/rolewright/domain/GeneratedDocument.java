package dev.rolewright.domain;

import java.time.Instant;
import java.util.List;

/**
 * A generated document.
 *
 * @param jobId empty for an inline job
 * @param profileId empty for an inline profile
 * @param version from 1
 */
public record GeneratedDocument(
    String id,
    DocumentKind kind,
    String jobId,
    String profileId,
    int version,
    StandardOutput output,
    CvBody cv,
    List<Claim> claims,
    Provenance provenance,
    Instant createTime) {
  /** Copies the lists. */
  public GeneratedDocument {
    claims = List.copyOf(claims);
  }
}
