package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An entry of a part: the lines of its head, and those of its body. */
public final class CvEntry {
  private final List<CvLine> head = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<CvLine> body = new ArrayList<>();
  private Optional<DateRange> dates = Optional.empty();
  private Optional<CvEntry> employer = Optional.empty();

  /** Adds a line of the head with its words less the date. */
  void addHead(CvLine line, Optional<CvAnchor> anchor) {
    head.add(line);
    String rest = anchor.isPresent() ? anchor.get().rest() : line.columns();
    if (!CvText.trimmed(rest).isEmpty() && !CvAnchor.isDuration(rest)) {
      words.add(rest);
    }
    anchor
        .map(CvAnchor::note)
        .filter(note -> !note.isEmpty())
        .ifPresent(note -> body.add(line.withColumns(note)));
    if (dates.isEmpty()) {
      dates = anchor.map(CvAnchor::range);
    }
  }

  void addBody(CvLine line) {
    body.add(line);
  }

  List<CvLine> head() {
    return head;
  }

  /** Returns the words of the head's lines without dates; a tab stands for a wide gap. */
  List<String> words() {
    return words;
  }

  List<CvLine> body() {
    return body;
  }

  Optional<DateRange> dates() {
    return dates;
  }

  void setDates(DateRange range) {
    dates = Optional.of(range);
  }

  /** Returns the entry of the employer under which several positions are listed. */
  Optional<CvEntry> employer() {
    return employer;
  }

  void setEmployer(CvEntry entry) {
    employer = Optional.of(entry);
  }

  /** Returns the lines of the source, in order. */
  List<Integer> lineIndexes() {
    List<Integer> indexes = new ArrayList<>();
    employer.ifPresent(entry -> entry.head().forEach(line -> indexes.addAll(line.indexes())));
    head.forEach(line -> indexes.addAll(line.indexes()));
    body.forEach(line -> indexes.addAll(line.indexes()));
    return indexes.stream().distinct().sorted().toList();
  }
}
