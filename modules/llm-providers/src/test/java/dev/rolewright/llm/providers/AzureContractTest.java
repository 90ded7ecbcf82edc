package dev.rolewright.llm.providers;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.testkit.vendor.VendorWire;

final class AzureContractTest extends ProviderContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.AZURE_OPENAI;
  }

  @Override
  VendorWire wire() {
    return VendorWire.AZURE;
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
