package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a part into entries, each with a head and a body. */
public final class CvEntries {
  private final CvPart part;
  private final CvWords words;
  private final List<CvLine> lines;
  private final List<Optional<CvAnchor>> anchors = new ArrayList<>();
  private final CvPlaces places;
  private final List<CvLine> detached = new ArrayList<>();

  private CvEntries(CvPart part, List<CvLine> lines, CvWords words, CvPlaces places) {
    this.part = part;
    this.words = words;
    this.places = places;
    this.lines = lines;
  }

  /** The entries of a part, and the lines that belong to none. */
  record Split(List<CvEntry> entries, List<CvLine> detached) {}

  static Split split(CvPart part, List<CvLine> lines, CvWords words, CvPlaces places) {
    List<CvLine> joined = CvPieces.part(CvLines.joinWrapped(withoutPageEdges(lines)), words);
    CvEntries entries = new CvEntries(part, joined, words, places);
    for (CvLine line : joined) {
      Optional<CvAnchor> anchor = CvAnchor.of(line);
      entries.anchors.add(anchor.or(() -> undated(part, line, words)));
    }
    List<CvEntry> found = entries.isFlat() ? entries.flat() : entries.headed();
    return new Split(found, entries.detached);
  }

  /** Finds the date, or the lack of one, in a head that only its part makes one. */
  private static Optional<CvAnchor> undated(CvPart part, CvLine line, CvWords words) {
    return switch (part) {
      case EDUCATION ->
          CvAnchor.inYear(line)
              .or(() -> CvAnchor.beforeSchool(line))
              .or(() -> CvAnchor.afterSchool(line));
      case WORK, VOLUNTEER, HISTORY -> CvOwnBusiness.lasting(line, words);
      case HEAD,
          CONTACT,
          SUMMARY,
          PROJECT,
          CERTIFICATE,
          AWARD,
          PUBLICATION,
          SKILL,
          LANGUAGE,
          INTEREST,
          REFERENCE,
          OTHER ->
          Optional.empty();
    };
  }

  private static List<CvLine> withoutPageEdges(List<CvLine> lines) {
    return lines.stream().filter(line -> !line.isDecoration() && !line.isRunningHead()).toList();
  }

  /** A flat part has only list items; each of the outermost is an entry. */
  private boolean isFlat() {
    if (lines.isEmpty() || !lines.getFirst().bulleted()) {
      return false;
    }
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      boolean head =
          !line.bulleted()
              && (anchors.get(index).isPresent() || line.headingLevel() > 0 || line.emphasised());
      if (head) {
        return false;
      }
    }
    return true;
  }

  private List<CvEntry> flat() {
    List<CvLine> items = lines.stream().filter(CvLine::bulleted).toList();
    int outermost =
        items.stream().mapToInt(line -> line.indent() + 100 * line.depth()).min().orElse(0);
    boolean dated = false;
    for (int index = 0; index < lines.size(); index++) {
      dated |= anchors.get(index).isPresent();
    }
    List<CvEntry> entries = new ArrayList<>();
    boolean duties = part == CvPart.WORK && !dated;
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      boolean outer = line.bulleted() && line.indent() + 100 * line.depth() == outermost;
      if (duties || !outer) {
        if (entries.isEmpty()) {
          entries.add(new CvEntry());
        }
        entries.getLast().addBody(line);
      } else {
        CvEntry entry = new CvEntry();
        entry.addHead(line, anchors.get(index));
        entries.add(entry);
      }
    }
    return entries;
  }

  private List<CvEntry> headed() {
    CvHeadFinder heads = CvHeadFinder.find(part, lines, anchors, words, places);
    List<CvEntry> entries = new ArrayList<>();
    int index = 0;
    while (index < lines.size()) {
      if (heads.startsAt(index)) {
        CvEntry entry = new CvEntry();
        int end = heads.end(index);
        for (int at = index; at < end; at++) {
          entry.addHead(lines.get(at), anchors.get(at));
        }
        entries.add(entry);
        index = end;
      } else {
        addToBody(entries, lines.get(index));
        index++;
      }
    }
    return CvPositions.nest(entries, words);
  }

  private void addToBody(List<CvEntry> entries, CvLine line) {
    if (isAside(entries, line)) {
      detached.add(line);
    } else if (entries.isEmpty()) {
      detached.add(line);
    } else {
      entries.getLast().addBody(line);
    }
  }

  /** A paragraph of its own that starts with a date tells of another time than the entry's. */
  private static boolean isAside(List<CvEntry> entries, CvLine line) {
    if (!line.afterBlank() || line.bulleted() || entries.isEmpty()) {
      return false;
    }
    List<DateMatch> dates = DateScanner.find(line.body());
    if (dates.isEmpty() || dates.getFirst().start() > 1) {
      return false;
    }
    boolean opens = dates.getFirst().start() == 0 || "[(".indexOf(line.body().charAt(0)) >= 0;
    CvEntry entry = entries.getLast();
    boolean exact =
        entry.body().isEmpty()
            && entry.dates().isPresent()
            && DateParts.refines(dates.getFirst().range(), entry.dates().get());
    return opens && !exact;
  }
}
