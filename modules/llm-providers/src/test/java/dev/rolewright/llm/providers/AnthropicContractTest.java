package dev.rolewright.llm.providers;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.testkit.vendor.VendorWire;

final class AnthropicContractTest extends ProviderContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.ANTHROPIC;
  }

  @Override
  VendorWire wire() {
    return VendorWire.ANTHROPIC;
  }

  @Override
  TokenUsage usage() {
    return new TokenUsage(
        VendorWire.INPUT_TOKENS, VendorWire.OUTPUT_TOKENS, VendorWire.CACHED_TOKENS, 0);
  }
}
