package dev.rolewright.skills;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which places of a text say what the employer is or sells, "we are a parcel delivery
 * company", rather than what a person can do. What a sentence says of the employer goes on to where
 * it turns to the person: "… looking for a planner".
 */
final class EmployerBusiness {
  private static final WordLists LISTS = WordLists.read("employer-words.txt");
  private static final Set<String> KINDS = LISTS.words("kinds of employers");
  private static final Set<String> SELLS = LISTS.words("sells");
  private static final Set<String> TURNS = LISTS.words("turns to the person");
  private static final Set<String> NO_EMPLOYER = LISTS.words("no employer");
  private static final int LONGEST_SUBJECT = 8;

  /** What the words of a sentence up to its turn say. */
  private enum Saying {
    /** Nothing of the employer's trade. */
    OTHER,
    /** What the employer is: nothing of it is asked for. */
    IS,
    /** What it sells; the technology it sells it with may be asked for all the same. */
    SELLS
  }

  private final Atoms atoms;

  private EmployerBusiness(Atoms atoms) {
    this.atoms = atoms;
  }

  /** Returns the places that say no more than what the employer is or sells. */
  static Set<FoundSkill> among(String text, List<FoundSkill> found) {
    return new EmployerBusiness(Tokenizer.tokenize(text)).among(found);
  }

  private Set<FoundSkill> among(List<FoundSkill> found) {
    Set<FoundSkill> business = new HashSet<>();
    CodePointOffsets offsets = new CodePointOffsets(atoms.text());
    int next = 0;
    int first = 0;
    while (first < atoms.count() && next < found.size()) {
      int end = sentenceEnd(first);
      int turn = turn(first, end);
      Saying saying = saying(first, turn);
      int turnOffset = offsets.of(atoms.end(turn - 1));
      while (next < found.size() && found.get(next).span().start() < turnOffset) {
        FoundSkill place = found.get(next);
        if (saying == Saying.IS
            || (saying == Saying.SELLS && !Company.isTechnical(place.skill()))) {
          business.add(place);
        }
        next++;
      }
      int endOffset = offsets.of(atoms.end(end - 1));
      while (next < found.size() && found.get(next).span().start() < endOffset) {
        next++;
      }
      first = end;
    }
    return business;
  }

  private int sentenceEnd(int first) {
    int end = first + 1;
    while (end < atoms.count() && atoms.sentence(end) == atoms.sentence(first)) {
      end++;
    }
    return end;
  }

  /** Returns where a sentence turns to the person, at the earliest behind its first word. */
  private int turn(int first, int end) {
    int turn = first + 1;
    while (turn < end && !TURNS.contains(atoms.folded(turn))) {
      turn++;
    }
    return turn;
  }

  private Saying saying(int first, int turn) {
    String opening = atoms.folded(first);
    String second = atoms.folded(first + 1);
    boolean we = opening.equals("we");
    if (we && SELLS.contains(second)) {
      return Saying.SELLS;
    }
    boolean weAre = opening.equals("we're") || (we && second.equals("are"));
    boolean isCompany = (weAre || isSubject(first, turn)) && namesKind(first, turn);
    return isCompany ? Saying.IS : Saying.OTHER;
  }

  /** Reads "Northwind is a …", "Our group is one of the …". */
  private boolean isSubject(int first, int turn) {
    if (!atoms.startsUpperCase(first) || NO_EMPLOYER.contains(atoms.folded(first))) {
      return false;
    }
    for (int index = first + 1; index < Math.min(turn, first + LONGEST_SUBJECT); index++) {
      if (atoms.folded(index).equals("is") || atoms.folded(index).equals("are")) {
        String next = atoms.folded(index + 1);
        return next.equals("a") || next.equals("an") || next.equals("the") || next.equals("one");
      }
    }
    return false;
  }

  private boolean namesKind(int first, int turn) {
    for (int index = first; index < turn; index++) {
      if (KINDS.contains(atoms.folded(index))) {
        return true;
      }
    }
    return false;
  }
}
