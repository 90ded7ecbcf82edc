package dev.rolewright.prompts;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a policy found in the texts of a request.
 *
 * @param isLookedFor whether a policy that is on looked at all
 * @param all in the order of the texts, and within each in its order
 */
public record Findings(boolean isLookedFor, List<Finding> all) {
  /** Nothing was looked at. */
  public static final Findings NONE = new Findings(false, List.of());

  /** Copies the list. */
  public Findings {
    all = List.copyOf(all);
  }

  /** Returns these and those of more texts, which come after them. */
  public Findings and(Findings more) {
    return new Findings(
        isLookedFor || more.isLookedFor, Stream.concat(all.stream(), more.all.stream()).toList());
  }

  /** Returns them with the names that the caller knows the texts by. */
  public Findings named(UnaryOperator<String> name) {
    return new Findings(
        isLookedFor,
        all.stream()
            .map(finding -> new Finding(name.apply(finding.field()), finding.issue()))
            .toList());
  }
}
