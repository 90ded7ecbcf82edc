package dev.rolewright.llm.providers;

import dev.rolewright.testkit.vendor.VendorWire;

final class OpenAiStatusTest extends StatusContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.OPENAI;
  }

  @Override
  VendorWire wire() {
    return VendorWire.OPENAI;
  }
}
