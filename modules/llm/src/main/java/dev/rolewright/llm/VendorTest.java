package dev.rolewright.llm;

import dev.rolewright.platform.UserBucket;
import java.util.List;

/**
 * An experiment that has some users answered by one model and some by another. A user stays on the
 * same side for as long as name and weights stay as they are.
 *
 * @param name of which the sides depend, see {@link UserBucket}
 * @param arms its sides, whose weights sum to 100
 */
public record VendorTest(String name, List<Arm> arms) {
  /**
   * A side.
   *
   * @param weight share of the users in percent
   */
  public record Arm(String name, ModelName model, int weight) {}

  /** Checks the weights and copies the list. */
  public VendorTest {
    arms = List.copyOf(arms);
    if (arms.stream().anyMatch(arm -> arm.weight() < 0)
        || arms.stream().mapToInt(Arm::weight).sum() != UserBucket.COUNT) {
      throw new IllegalArgumentException("the weights of test " + name + " do not sum to 100");
    }
  }

  /** Returns the side of a user: the first whose weight, with those before it, is above theirs. */
  Arm of(String user) {
    int bucket = UserBucket.of(name, user);
    int end = 0;
    for (Arm arm : arms) {
      end += arm.weight();
      if (bucket < end) {
        return arm;
      }
    }
    throw new IllegalStateException("the weights sum to 100, and a bucket is below that");
  }
}
