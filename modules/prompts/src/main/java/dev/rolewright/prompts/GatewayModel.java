package dev.rolewright.prompts;

import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatOutcome;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.llm.WhenSpent;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks through the gateway. */
final class GatewayModel implements PromptedModel {
  private final Prompts prompts;
  private final StructuredAnswers answers;
  private final Supplier<SafetyPolicy> policy;

  GatewayModel(Prompts prompts, StructuredAnswers answers, Supplier<SafetyPolicy> policy) {
    this.prompts = prompts;
    this.answers = answers;
    this.policy = policy;
  }

  @Override
  public Outcome ask(RequestContext context, String promptName, Map<String, ?> variables) {
    GatewayConfig config;
    PromptVersion version;
    try {
      config = answers.config(context);
      if (!config.isSetUp(promptName)) {
        return new Outcome.NotSetUp();
      }
      version = prompts.active(context.tenantId(), promptName);
    } catch (RolewrightException unreadable) {
      if (unreadable.code() == ErrorCode.STORAGE_UNAVAILABLE) {
        // Whether a vendor may see the text at all can't be told, so none does.
        return new Outcome.Failed(ModelFailure.unasked(unreadable.code()), Findings.NONE);
      }
      throw unreadable;
    }
    SafetyPolicy screening = policy.get();
    RenderedPrompt rendered = prompts.render(screening, version, variables);
    ChatRequest request =
        new ChatRequest(
                promptName,
                rendered.messages(),
                ChatParameters.CONFIGURED,
                rendered.parameters(),
                rendered.format(),
                "",
                rendered.purpose(),
                Optional.empty())
            .screenedBy(screening.name());
    // What follows a failure takes time too.
    ChatOutcome outcome = answers.attempt(context.withReserve(), config, request, event -> {});
    return switch (outcome) {
      case ChatOutcome.Answered(ChatAnswer answer) ->
          new Outcome.Answered(answer, rendered.purpose(), rendered.findings());
      case ChatOutcome.Failed(RolewrightException failed, ModelFailure failure) -> {
        context.checkActive();
        if (failed.code() == ErrorCode.CONTENT_FILTER) {
          throw refused(promptName, failed);
        }
        if (failed.code() == ErrorCode.BUDGET_EXHAUSTED && config.whenSpent() == WhenSpent.REFUSE) {
          throw failed;
        }
        yield new Outcome.Failed(failure, rendered.findings());
      }
    };
  }

  /** Another answer would go around the filter without anyone having asked for that. */
  private static RolewrightException refused(String promptName, RolewrightException failed) {
    return RolewrightException.causedBy(
        ErrorCode.CONTENT_FILTER,
        failed.getMessage()
            + " Change the text. For answers of the local engine alone, the operator can give the"
            + " route "
            + promptName
            + " a model of a provider that is off (docs/configuration.md).",
        failed);
  }
}
