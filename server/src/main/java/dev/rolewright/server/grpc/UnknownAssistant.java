package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.NearestName;
import dev.rolewright.platform.RolewrightException;
import java.util.Collection;
import java.util.List;

/** Says which assistants there are to who asked for one that there is not. */
final class UnknownAssistant {
  private static final int MOST_NAMED = 20;

  private UnknownAssistant() {}

  /**
   * Returns the refusal of an id.
   *
   * @param known ids of the assistants that the caller's tenant may use, and of no others
   */
  static RolewrightException refusal(String id, Collection<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    String near =
        NearestName.of(id, sorted).map(one -> "; did you mean \"" + one + "\"?").orElse(".");
    String more =
        sorted.size() > MOST_NAMED ? " and " + (sorted.size() - MOST_NAMED) + " more" : "";
    String names = String.join(", ", sorted.stream().limit(MOST_NAMED).toList());
    String verb = sorted.size() == 1 ? " There is " : " There are ";
    return RolewrightException.of(
        ErrorCode.NOT_FOUND,
        "There is no assistant of this id for this tenant"
            + near
            + (names.isEmpty() ? " There is none at all" : verb + names + more)
            + "; an operator can add one as a file in the folder assistants of the server's"
            + " configuration.");
  }
}
