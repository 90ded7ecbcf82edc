package dev.rolewright.prompts;

import dev.rolewright.prompts.testing.InMemoryPrompts;
import dev.rolewright.prompts.testing.PromptRepositoryContract;

class InMemoryPromptsTest extends PromptRepositoryContract {
  private final InMemoryPrompts prompts = new InMemoryPrompts();

  @Override
  protected PromptRepository prompts() {
    return prompts;
  }

  @Override
  protected String newTenantId() {
    return IDS.next();
  }
}
