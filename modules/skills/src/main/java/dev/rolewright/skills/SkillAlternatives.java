package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Tells which skills of a statement are alternatives, of which one is enough: the members of "AWS,
 * GCP or Azure", of "Java/Kotlin", examples ("a language such as Go"), and the general name that
 * stands for the rest ("Kafka or a comparable streaming platform"). Thread-safe.
 */
public final class SkillAlternatives {
  private SkillAlternatives() {}

  /**
   * Skills of one statement of which one is enough, as indexes into the skills found.
   *
   * @param kind the skill that the members are kinds of: "streaming platforms such as Kafka", "Java
   *     or Kotlin programming"; it is asked for itself, and each member answers it
   * @param members none of them is asked for by itself; in the order of the text
   */
  public record Choice(OptionalInt kind, List<Integer> members) {
    /** Copies the list. */
    public Choice {
      members = List.copyOf(members);
    }

    /** Returns the members and their kind, in the order of the text. */
    public List<Integer> all() {
      return IntStream.concat(kind.stream(), members.stream().mapToInt(Integer::intValue))
          .sorted()
          .boxed()
          .toList();
    }
  }

  /**
   * Returns the choices that a statement gives. The time grows with its length and with the number
   * of skills, not with their product.
   *
   * @param text the statement
   * @param found skills of it, in the order of the text and none within another; spans count code
   *     points of the text
   */
  public static List<Choice> in(String text, List<FoundSkill> found) {
    AlternativeGaps gaps = AlternativeGaps.of(text, found);
    List<Choice> choices = new ArrayList<>();
    int first = 0;
    while (first < found.size()) {
      first = add(gaps, first, choices);
    }
    return List.copyOf(choices);
  }

  /** Adds the choices of the run that begins with a skill, and returns where the next begins. */
  private static int add(AlternativeGaps gaps, int first, List<Choice> choices) {
    boolean examples = gaps.opensExamples(first);
    int last = first;
    int lastOr = -1;
    while (gaps.goesOn(last, examples, lastOr >= 0)) {
      lastOr = gaps.isOr(last) ? last : lastOr;
      last++;
    }
    boolean standIn = gaps.isStandIn(last);
    last += standIn ? 1 : 0;
    if (examples || lastOr >= 0 || standIn || gaps.isElseBehind(last)) {
      choices.add(
          new Choice(kind(gaps, first, last), IntStream.rangeClosed(first, last).boxed().toList()));
    } else {
      addSlashed(gaps, first, last, choices);
    }
    return last + 1;
  }

  private static OptionalInt kind(AlternativeGaps gaps, int first, int last) {
    if (gaps.isKind(first)) {
      return OptionalInt.of(first - 1);
    }
    return gaps.isJoined(last) ? OptionalInt.of(last + 1) : OptionalInt.empty();
  }

  /** In a plain list only what a slash joins is a choice: "Python, Terraform/Pulumi". */
  private static void addSlashed(AlternativeGaps gaps, int first, int last, List<Choice> choices) {
    int index = first;
    while (index < last) {
      int end = index;
      while (end < last && gaps.isSlash(end)) {
        end++;
      }
      if (end > index) {
        choices.add(
            new Choice(OptionalInt.empty(), IntStream.rangeClosed(index, end).boxed().toList()));
      }
      index = end + 1;
    }
  }
}
