package dev.rolewright.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person's professional history.
 *
 * @param id UUIDv7; empty when the profile is not stored
 * @param skills skills that the profile lists or names, each once
 * @param evidence in the order of the source
 * @param language ISO 639-1 code or {@code und}
 * @param parsingConfidence 0..1
 */
public record Profile(
    String id,
    String fullName,
    String headline,
    String email,
    String phone,
    String location,
    String summary,
    List<String> links,
    List<SkillMention> skills,
    List<SpokenLanguage> languages,
    List<Evidence> evidence,
    List<ProfileLine> lines,
    String language,
    double parsingConfidence,
    Optional<Instant> createTime) {
  /** Copies the lists. */
  public Profile {
    links = List.copyOf(links);
    skills = List.copyOf(skills);
    languages = List.copyOf(languages);
    evidence = List.copyOf(evidence);
    lines = List.copyOf(lines);
  }

  /**
   * Returns this profile as stored under an id, its evidence under ids of their own (one for each
   * item, in order).
   */
  public Profile stored(String newId, List<String> evidenceIds, Instant now) {
    List<Evidence> named = new ArrayList<>();
    for (int index = 0; index < evidence.size(); index++) {
      Evidence item = evidence.get(index);
      named.add(
          new Evidence(
              evidenceIds.get(index),
              item.kind(),
              item.title(),
              item.organization(),
              item.description(),
              item.highlights(),
              item.skills(),
              item.dates(),
              item.links(),
              item.location(),
              item.lineIndexes()));
    }
    return new Profile(
        newId,
        fullName,
        headline,
        email,
        phone,
        location,
        summary,
        links,
        skills,
        languages,
        named,
        lines,
        language,
        parsingConfidence,
        Optional.of(now));
  }
}
