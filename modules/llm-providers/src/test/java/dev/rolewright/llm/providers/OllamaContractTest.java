package dev.rolewright.llm.providers;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.testkit.vendor.VendorWire;

final class OllamaContractTest extends ProviderContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.OLLAMA;
  }

  @Override
  VendorWire wire() {
    return VendorWire.OLLAMA;
  }

  @Override
  TokenUsage usage() {
    return new TokenUsage(VendorWire.INPUT_TOKENS, VendorWire.OUTPUT_TOKENS, 0, 0);
  }
}
