package dev.rolewright.llm;

import dev.rolewright.platform.SchemaViolation;
import java.util.List;

/** Tells a model what is wrong with its answer. */
final class Correction {
  private static final int MOST_SHOWN = 20;

  private Correction() {}

  static String of(List<SchemaViolation> violations) {
    StringBuilder text =
        new StringBuilder("Your answer is not a JSON object that meets the schema:\n");
    for (SchemaViolation violation :
        violations.subList(0, Math.min(MOST_SHOWN, violations.size()))) {
      text.append("- ")
          .append(violation.pointer().isEmpty() ? "the answer" : violation.pointer())
          .append(' ')
          .append(violation.message())
          .append('\n');
    }
    if (violations.size() > MOST_SHOWN) {
      text.append("- and ").append(violations.size() - MOST_SHOWN).append(" more of the kind\n");
    }
    return text.append("\nAnswer again with the whole object, corrected. Change only what is")
        .append(" listed, keep the rest as it was, and take values from the input alone: where it")
        .append(" gives none, use null if the schema allows it, else leave the field out. Write")
        .append(" the JSON object and nothing before or after it.")
        .toString();
  }
}
