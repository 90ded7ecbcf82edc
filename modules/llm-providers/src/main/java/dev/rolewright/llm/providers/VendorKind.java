package dev.rolewright.llm.providers;

import java.net.URI;
import java.util.Optional;

/** Whose wire format a provider speaks. */
public enum VendorKind {
  /** OpenAI's chat completions. */
  OPENAI("https://api.openai.com/v1"),
  /** OpenAI's models at Azure, each behind a deployment. */
  AZURE_OPENAI(""),
  /** Anthropic's messages. */
  ANTHROPIC("https://api.anthropic.com/v1"),
  /** Ollama's own API. */
  OLLAMA("http://localhost:11434"),
  /** Any server that imitates OpenAI's chat completions: vLLM, TGI, llama.cpp and many more. */
  OPENAI_COMPATIBLE("");

  private final String defaultBaseUrl;

  VendorKind(String defaultBaseUrl) {
    this.defaultBaseUrl = defaultBaseUrl;
  }

  /** Returns where the vendor is found; empty where each has a place of its own. */
  public Optional<URI> defaultBaseUrl() {
    return Optional.of(defaultBaseUrl).filter(url -> !url.isEmpty()).map(URI::create);
  }
}
