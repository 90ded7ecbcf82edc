package dev.rolewright.prompts;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.StructuredAnswers;
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
    GatewayConfig config = answers.config(context);
    if (!config.isSetUp(promptName)) {
      return new Outcome.NotSetUp();
    }
    RenderedPrompt rendered =
        prompts.render(policy.get(), prompts.active(context.tenantId(), promptName), variables);
    ChatRequest request =
        new ChatRequest(
            promptName,
            rendered.messages(),
            ChatParameters.CONFIGURED,
            rendered.parameters(),
            rendered.format(),
            "",
            rendered.purpose(),
            Optional.empty());
    try {
      // What follows a failure takes time too.
      return new Outcome.Answered(
          answers.stream(context.withReserve(), config, request, event -> {}),
          rendered.purpose(),
          rendered.findings());
    } catch (RolewrightException failed) {
      context.checkActive();
      return new Outcome.Failed(failed.code(), rendered.findings());
    }
  }
}
