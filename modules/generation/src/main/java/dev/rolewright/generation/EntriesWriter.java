package dev.rolewright.generation;

import dev.rolewright.domain.CvEntry;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import java.util.List;

/** Writes what takes one line each: degrees and certificates. */
final class EntriesWriter {
  private EntriesWriter() {}

  static void write(CvDraft draft, CvSection section, Profile profile, EvidenceKind kind) {
    List<Evidence> entries = History.newestFirst(profile, kind);
    if (entries.isEmpty()) {
      return;
    }
    draft.open(section);
    for (Evidence entry : entries) {
      Positions.line(entry)
          .ifPresent(
              line -> {
                draft.layout("- ");
                draft.claim(line);
                draft.layout("\n");
                draft.add(section, new CvEntry(line.words(), entry.id()));
              });
    }
    draft.close();
  }
}
