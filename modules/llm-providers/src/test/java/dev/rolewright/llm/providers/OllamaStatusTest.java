package dev.rolewright.llm.providers;

import dev.rolewright.testkit.vendor.VendorWire;

final class OllamaStatusTest extends StatusContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.OLLAMA;
  }

  @Override
  VendorWire wire() {
    return VendorWire.OLLAMA;
  }
}
