package dev.rolewright.server.mapping;

import dev.rolewright.generation.GenerationEvent;
import dev.rolewright.proto.v1.GenerationCompleted;
import dev.rolewright.proto.v1.GenerationSection;
import dev.rolewright.proto.v1.GenerationStarted;
import dev.rolewright.proto.v1.SectionCompleted;
import dev.rolewright.proto.v1.SectionReset;
import dev.rolewright.proto.v1.TextDelta;

/** Maps the events of a generation. */
public final class EventMapping {
  private EventMapping() {}

  /** Maps one event; {@code sequence} counts from 0 without gaps. */
  public static dev.rolewright.proto.v1.GenerationEvent toProto(
      long sequence, GenerationEvent event) {
    dev.rolewright.proto.v1.GenerationEvent.Builder builder =
        dev.rolewright.proto.v1.GenerationEvent.newBuilder().setSequence(sequence);
    switch (event) {
      case GenerationEvent.Started started -> builder.setStarted(started(started));
      case GenerationEvent.TextDelta delta ->
          builder.setTextDelta(
              TextDelta.newBuilder().setSectionId(delta.sectionId()).setText(delta.text()));
      case GenerationEvent.SectionReset reset ->
          builder.setSectionReset(
              SectionReset.newBuilder().setSectionId(reset.sectionId()).setReason(reset.reason()));
      case GenerationEvent.SectionCompleted completed ->
          builder.setSectionCompleted(completed(completed));
      case GenerationEvent.Warning warning ->
          builder.setWarning(DocumentMapping.warning(warning.warning()));
      case GenerationEvent.Completed completed -> builder.setCompleted(completed(completed));
    }
    return builder.build();
  }

  private static GenerationStarted started(GenerationEvent.Started started) {
    GenerationStarted.Builder builder =
        GenerationStarted.newBuilder().setDocumentId(started.documentId());
    started
        .sections()
        .forEach(
            section ->
                builder.addSections(
                    GenerationSection.newBuilder().setId(section.id()).setTitle(section.title())));
    return builder.build();
  }

  private static SectionCompleted completed(GenerationEvent.SectionCompleted completed) {
    SectionCompleted.Builder builder =
        SectionCompleted.newBuilder().setSectionId(completed.sectionId()).setText(completed.text());
    completed.claims().forEach(claim -> builder.addClaims(DocumentMapping.claim(claim)));
    return builder.build();
  }

  private static GenerationCompleted completed(GenerationEvent.Completed completed) {
    GenerationCompleted.Builder builder =
        GenerationCompleted.newBuilder().setDocument(DocumentMapping.toProto(completed.document()));
    completed.qualityScore().ifPresent(builder::setQualityScore);
    return builder.build();
  }
}
