package dev.rolewright.client.cli.generation;

import dev.rolewright.proto.v1.GenerationSection;
import java.util.List;

/** How the sections of a document that is being written are shown. */
interface SectionPrinter {
  /** Tells which sections will come, in their order. */
  void begin(List<GenerationSection> sections);

  /** Adds text to the end of a section. */
  void delta(String sectionId, String text);

  /** Drops all that a section showed so far. */
  void reset(String sectionId, String reason);

  /**
   * Ends a section.
   *
   * @param text the whole section
   * @param after prints what belongs below the section
   */
  void complete(String sectionId, String text, Runnable after);
}
