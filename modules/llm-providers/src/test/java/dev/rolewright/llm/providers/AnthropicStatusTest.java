package dev.rolewright.llm.providers;

import dev.rolewright.testkit.vendor.VendorWire;

final class AnthropicStatusTest extends StatusContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.ANTHROPIC;
  }

  @Override
  VendorWire wire() {
    return VendorWire.ANTHROPIC;
  }
}
