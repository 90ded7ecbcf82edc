package dev.rolewright.prompts;

import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Asks a model by the active version of a prompt, for features that have an answer of their own to
 * fall back on. Safe for use by many threads.
 */
public interface PromptedModel {
  /** What became of a question. */
  sealed interface Outcome {
    /** No model is set up for the task, so none was asked. */
    record NotSetUp() implements Outcome {}

    /**
     * A model answered.
     *
     * @param findings what was found in the variables, by their paths
     */
    record Answered(ChatAnswer answer, Purpose purpose, Findings findings) implements Outcome {}

    /**
     * No model gave an answer, for another reason than that a filter refused it; the records tell
     * more.
     *
     * @param findings what was found in the variables, by their paths
     */
    record Failed(ModelFailure failure, Findings findings) implements Outcome {}
  }

  /**
   * Asks, on the calling thread. A part of the caller's time is left, so that another answer can be
   * given.
   *
   * @param promptName also the name of the route
   * @throws dev.rolewright.platform.RolewrightException CANCELLED when nobody waits any more;
   *     CONTENT_FILTER where a filter refused the question or the answer, which is never gone
   *     around; BUDGET_EXHAUSTED where too little is left and the configuration wants that refused;
   *     INVALID_FIELD for variables that the prompt does not take
   */
  Outcome ask(RequestContext context, String promptName, Map<String, ?> variables);

  /**
   * Creates it over stored prompts and the gateway.
   *
   * @param policy what looks at the variables now; asked once for a question
   */
  static PromptedModel create(
      Prompts prompts, StructuredAnswers answers, Supplier<SafetyPolicy> policy) {
    return new GatewayModel(prompts, answers, policy);
  }

  /** Returns one where no model is set up for anything. */
  static PromptedModel none() {
    return (context, promptName, variables) -> new Outcome.NotSetUp();
  }
}
