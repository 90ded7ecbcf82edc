package dev.rolewright.generation;

import java.util.Locale;

/** The sections of a CV in their order. */
enum CvSection {
  HEADER(""),
  SUMMARY("Summary"),
  SKILLS("Key skills"),
  EXPERIENCE("Experience"),
  PROJECTS("Projects and publications"),
  EDUCATION("Education"),
  CERTIFICATIONS("Certificates and awards"),
  LANGUAGES("Languages");

  private final String title;

  CvSection(String title) {
    this.title = title;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the Markdown that stands before the section's text. */
  String heading() {
    return title.isEmpty() ? "" : "## " + title + "\n\n";
  }

  GenerationEvent.Section announcement() {
    return new GenerationEvent.Section(id(), this == HEADER ? "Name and contact" : title);
  }
}
