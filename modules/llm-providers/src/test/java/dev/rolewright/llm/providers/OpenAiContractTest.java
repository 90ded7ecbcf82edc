package dev.rolewright.llm.providers;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.testkit.vendor.VendorWire;

final class OpenAiContractTest extends ProviderContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.OPENAI;
  }

  @Override
  VendorWire wire() {
    return VendorWire.OPENAI;
  }

  @Override
  TokenUsage usage() {
    return new TokenUsage(
        VendorWire.INPUT_TOKENS,
        VendorWire.OUTPUT_TOKENS,
        VendorWire.CACHED_TOKENS,
        VendorWire.REASONING_TOKENS);
  }
}
