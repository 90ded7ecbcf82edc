package dev.rolewright.domain;

import java.util.List;
import java.util.Optional;

/**
 * One thing a person did, with the words that say so. Everything that is generated for the person
 * rests on these.
 *
 * @param id UUIDv7 of stored evidence; the caller's own id for inline artifacts
 * @param title position, project, degree, certificate or publication
 * @param organization employer, school, issuer or publisher; may be empty
 * @param description free text besides the highlights; may be empty
 * @param highlights single statements in the person's own words
 * @param lineIndexes lines of the source that the item was made from
 */
public record Evidence(
    String id,
    EvidenceKind kind,
    String title,
    String organization,
    String description,
    List<String> highlights,
    List<SkillMention> skills,
    Optional<DateRange> dates,
    List<String> links,
    String location,
    List<Integer> lineIndexes) {
  /** Copies the lists. */
  public Evidence {
    highlights = List.copyOf(highlights);
    skills = List.copyOf(skills);
    links = List.copyOf(links);
    lineIndexes = List.copyOf(lineIndexes);
  }
}
