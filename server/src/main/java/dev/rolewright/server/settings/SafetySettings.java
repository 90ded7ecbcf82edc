package dev.rolewright.server.settings;

import dev.rolewright.platform.ConfigNode;
import dev.rolewright.safety.SafetyPolicies;
import dev.rolewright.safety.spi.SafetyPolicy;

/**
 * Which policies look at what goes to vendors.
 *
 * @param tasks for the features of the product, such as parsing a job ad
 * @param assistants for assistants whose file names none, and for instructions in a request
 * @param chat for conversations of a caller's own
 */
public record SafetySettings(SafetyPolicy tasks, SafetyPolicy assistants, SafetyPolicy chat) {
  /**
   * What holds where the file says nothing. A conversation is the caller's own: what it means by
   * its words is its own matter, and a gateway that changes them unasked can't be relied on.
   */
  static final SafetySettings DEFAULT =
      new SafetySettings(SafetyPolicies.STANDARD, SafetyPolicies.STANDARD, SafetyPolicies.OFF);

  static SafetySettings read(SafetyPolicies policies, ConfigNode node) {
    return new SafetySettings(
        policy(policies, node, "tasks", DEFAULT.tasks()),
        policy(policies, node, "assistants", DEFAULT.assistants()),
        policy(policies, node, "chat", DEFAULT.chat()));
  }

  /** Returns the policy that a member names; notes a name that there is not. */
  static SafetyPolicy policy(
      SafetyPolicies policies, ConfigNode node, String member, SafetyPolicy otherwise) {
    return node.text(member)
        .map(
            name ->
                policies
                    .find(name)
                    .orElseGet(
                        () -> {
                          node.error(
                              member,
                              "is no safety policy"
                                  + ModelNames.meant(name, policies.names(), "safety"));
                          return otherwise;
                        }))
        .orElse(otherwise);
  }
}
