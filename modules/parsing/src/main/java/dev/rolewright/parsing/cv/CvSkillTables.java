package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the rows of tables of skills that head columns and name no skill. */
final class CvSkillTables {
  /** The row of dashes below the head of a table in Markdown: "|---|:--:|". */
  private static final Pattern RULE =
      Pattern.compile(
          "\\|?(?:\\s{0,3}:?-{2,40}:?\\s{0,3}\\|){1,9}(?:\\s{0,3}:?-{2,40}:?)?\\s{0,3}");

  private static final Set<String> HEADS = new HashSet<>(Lexicon.phrasesOf("skill-columns.txt"));

  private CvSkillTables() {}

  /** Returns the lines without the heads of tables and the rules below them. */
  static List<CvLine> withoutHeads(List<CvLine> lines) {
    List<CvLine> rows = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      boolean head = index + 1 < lines.size() && isRule(lines.get(index + 1));
      if (!isRule(lines.get(index))
          && !(head && cells(lines.get(index)).size() > 1)
          && !namesColumns(lines.get(index))) {
        rows.add(lines.get(index));
      }
    }
    return rows;
  }

  private static boolean isRule(CvLine line) {
    return RULE.matcher(line.raw().strip()).matches();
  }

  /** "Tool Level Years" */
  private static boolean namesColumns(CvLine line) {
    List<String> cells = cells(line);
    return cells.size() > 1
        && cells.stream()
            .allMatch(cell -> HEADS.contains(cell.toLowerCase(Locale.ROOT).replace(":", "")));
  }

  private static List<String> cells(CvLine line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.columns().split("[|\\t]")) {
      if (!cell.isBlank()) {
        cells.add(cell.strip());
      }
    }
    return cells;
  }
}
