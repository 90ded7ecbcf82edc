package dev.rolewright.parsing.cv;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.parsing.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes evidence of a career that is told in running text. */
final class CvTold {
  private final CvWords words;
  private final CvSkills skills;

  CvTold(CvWords words, CvSkills skills) {
    this.words = words;
    this.skills = skills;
  }

  /** Returns the positions that sentences of paragraphs tell; the ids are empty. */
  List<Evidence> read(List<CvLine> lines) {
    List<Evidence> evidence = new ArrayList<>();
    List<CvLine> paragraph = new ArrayList<>();
    for (CvLine line : lines) {
      if (!paragraph.isEmpty() && (line.afterBlank() || line.bulleted())) {
        evidence.addAll(paragraph(paragraph));
        paragraph.clear();
      }
      paragraph.add(line);
    }
    evidence.addAll(paragraph(paragraph));
    return evidence;
  }

  private List<Evidence> paragraph(List<CvLine> lines) {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (CvLine line : lines) {
      text.append(text.isEmpty() ? "" : " ").append(line.body());
      ends.add(text.length());
    }
    List<Evidence> evidence = new ArrayList<>();
    if (text.isEmpty()) {
      return evidence;
    }
    for (Sentences.Piece piece : Sentences.sentences(text.toString())) {
      String sentence = text.substring(piece.start(), piece.end()).strip();
      Optional<CvNarrative.Told> told = CvNarrative.read(sentence, words);
      if (told.isPresent()) {
        List<Integer> indexes = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
          int start = at == 0 ? 0 : ends.get(at - 1) + 1;
          if (start < piece.end() && piece.start() < ends.get(at)) {
            indexes.addAll(lines.get(at).indexes());
          }
        }
        evidence.add(position(told.get(), sentence, indexes));
      }
    }
    return evidence;
  }

  private Evidence position(CvNarrative.Told told, String sentence, List<Integer> indexes) {
    return new Evidence(
        "",
        EvidenceKind.WORK,
        told.role(),
        told.owner(),
        sentence,
        List.of(),
        skills.named(indexes).stream()
            .filter(mention -> sentence.contains(mention.surface()))
            .filter(mention -> !told.owner().contains(mention.surface()))
            .toList(),
        Optional.of(told.dates()).filter(CvEvidence::saysWhen),
        List.of(),
        "",
        indexes);
  }
}
