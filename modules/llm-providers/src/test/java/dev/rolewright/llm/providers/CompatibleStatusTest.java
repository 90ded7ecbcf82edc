package dev.rolewright.llm.providers;

import dev.rolewright.testkit.vendor.VendorWire;

final class CompatibleStatusTest extends StatusContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.OPENAI_COMPATIBLE;
  }

  @Override
  VendorWire wire() {
    return VendorWire.OPENAI;
  }
}
