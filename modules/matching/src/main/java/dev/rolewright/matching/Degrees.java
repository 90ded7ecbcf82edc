package dev.rolewright.matching;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells how far a piece of evidence is the education that a job asks for. */
final class Degrees {
  /** Another field of study than the one asked for, or one that the evidence does not name. */
  static final double OTHER_FIELD = 0.7;

  /** A level just below the one asked for, or one that the evidence does not tell. */
  static final double LOWER_LEVEL = 0.5;

  private static final List<EducationLevel> LADDER = List.of(EducationLevel.values());
  private static final Map<EducationLevel, List<FoldedText>> NAMES = names();

  /** Names that stand for something else where no education is spoken of: "MS Office". */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "ba",
          "b a",
          "bs",
          "b s",
          "ma",
          "m a",
          "ms",
          "m s",
          "master",
          "doctor",
          "vocational",
          "diplom",
          "magister",
          "dipl",
          "adn",
          "mpa",
          "secondary school");

  private Degrees() {}

  /** How the level of education stands to the one asked for, in ascending order. */
  enum Level {
    NONE,
    UNKNOWN,
    JUST_BELOW,
    REACHED
  }

  /**
   * What evidence shows of an education that is asked for.
   *
   * @param credit 0..1
   * @param field whether one of the fields asked for is named, or none is asked for
   */
  record Finding(Level level, boolean field, double credit) {
    static final Finding NOTHING = new Finding(Level.NONE, false, 0);
  }

  /** Returns what one piece of evidence shows; nothing for all but education. */
  static Finding find(EducationRequirement required, Evidence evidence) {
    if (evidence.kind() != EvidenceKind.EDUCATION) {
      return Finding.NOTHING;
    }
    FoldedText title = FoldedText.of(evidence.title());
    EducationLevel found = level(title);
    if (found == EducationLevel.UNSPECIFIED) {
      found = level(FoldedText.of(evidence.description()));
    }
    Level level = compare(required.level(), found);
    boolean field = namesField(required.fields(), evidence);
    return new Finding(level, field, levelCredit(level) * (field ? 1 : OTHER_FIELD));
  }

  private static double levelCredit(Level level) {
    return switch (level) {
      case NONE -> 0;
      case UNKNOWN, JUST_BELOW -> LOWER_LEVEL;
      case REACHED -> 1;
    };
  }

  private static Level compare(EducationLevel required, EducationLevel found) {
    if (found.compareTo(required) >= 0) {
      return Level.REACHED;
    }
    if (found == EducationLevel.UNSPECIFIED) {
      return Level.UNKNOWN;
    }
    boolean justBelow = LADDER.indexOf(found) == LADDER.indexOf(required) - 1;
    return justBelow ? Level.JUST_BELOW : Level.NONE;
  }

  private static boolean namesField(List<String> fields, Evidence evidence) {
    if (fields.isEmpty()) {
      return true;
    }
    FoldedText text =
        FoldedText.of(
            evidence.title()
                + " "
                + evidence.description()
                + " "
                + String.join(" ", evidence.highlights()));
    return fields.stream().anyMatch(field -> text.holds(FoldedText.of(field)));
  }

  /** Returns the highest level that a text names. */
  static EducationLevel level(FoldedText text) {
    EducationLevel highest = EducationLevel.UNSPECIFIED;
    for (Map.Entry<EducationLevel, List<FoldedText>> entry : NAMES.entrySet()) {
      if (entry.getValue().stream().anyMatch(text::holds)) {
        highest = entry.getKey();
      }
    }
    return highest;
  }

  /** Tells whether a text of any kind names a degree or training. */
  static boolean isNamedIn(FoldedText text) {
    return NAMES.values().stream()
        .flatMap(List::stream)
        .filter(name -> !AMBIGUOUS.contains(String.join(" ", name.words())))
        .anyMatch(text::holds);
  }

  private static Map<EducationLevel, List<FoldedText>> names() {
    Map<EducationLevel, List<FoldedText>> names = new EnumMap<>(EducationLevel.class);
    names.put(
        EducationLevel.SECONDARY,
        folded("high school", "secondary school", "gcse", "gcses", "a levels", "abitur"));
    names.put(
        EducationLevel.VOCATIONAL,
        folded(
            "apprenticeship",
            "ausbildung",
            "vocational",
            "associate degree",
            "associates degree",
            "associate of science",
            "associate of arts",
            "adn",
            "foundation degree",
            "diploma",
            "hnd",
            "hnc",
            "btec",
            "nvq",
            "trade school",
            "higher national"));
    names.put(
        EducationLevel.BACHELOR,
        folded(
            "bachelor",
            "bachelors",
            "bsc",
            "b sc",
            "ba",
            "b a",
            "bs",
            "b s",
            "beng",
            "b eng",
            "bba",
            "bcom",
            "bsn",
            "dipl",
            "llb",
            "undergraduate degree",
            "honours degree",
            "licenciatura"));
    names.put(
        EducationLevel.MASTER,
        folded(
            "master",
            "masters",
            "msc",
            "m sc",
            "ma",
            "m a",
            "ms",
            "m s",
            "meng",
            "m eng",
            "mba",
            "mphil",
            "llm",
            "mpa",
            "mph",
            "msn",
            "diplom",
            "magister"));
    names.put(EducationLevel.DOCTORATE, folded("phd", "ph d", "doctorate", "doctor", "dphil"));
    return names;
  }

  private static List<FoldedText> folded(String... names) {
    return List.of(names).stream().map(FoldedText::of).toList();
  }
}
