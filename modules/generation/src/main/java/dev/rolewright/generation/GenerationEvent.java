package dev.rolewright.generation;

import dev.rolewright.domain.Claim;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.GenerationWarning;
import java.util.List;
import java.util.Optional;

/**
 * One event of a generation, in the order in which a caller sees them. A fatal error is thrown,
 * never an event.
 */
public sealed interface GenerationEvent {
  /**
   * The first event.
   *
   * @param documentId id that the document will have; empty when it will not be stored
   * @param sections sections that will be written, in their order
   */
  record Started(String documentId, List<Section> sections) implements GenerationEvent {
    /** Copies the list. */
    public Started {
      sections = List.copyOf(sections);
    }
  }

  /**
   * A section to be written.
   *
   * @param id stable id, e.g. {@code experience}
   * @param title heading for people
   */
  record Section(String id, String title) {}

  /** Text that is added to the end of a section; Markdown, never split within a code point. */
  record TextDelta(String sectionId, String text) implements GenerationEvent {}

  /** All that the section showed so far is dropped, and it is written anew. */
  record SectionReset(String sectionId, String reason) implements GenerationEvent {}

  /** A section is complete; its deltas since the last reset add up to {@code text}. */
  record SectionCompleted(String sectionId, String text, List<Claim> claims)
      implements GenerationEvent {
    /** Copies the list. */
    public SectionCompleted {
      claims = List.copyOf(claims);
    }
  }

  /** Something the reader should know. */
  record Warning(GenerationWarning warning) implements GenerationEvent {}

  /**
   * The last event.
   *
   * @param document the document, as saved where it is
   * @param qualityScore 0..1, where one was computed
   */
  record Completed(GeneratedDocument document, Optional<Double> qualityScore)
      implements GenerationEvent {}
}
