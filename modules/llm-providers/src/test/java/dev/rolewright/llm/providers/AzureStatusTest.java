package dev.rolewright.llm.providers;

import dev.rolewright.testkit.vendor.VendorWire;

final class AzureStatusTest extends StatusContractTest {
  @Override
  VendorKind kind() {
    return VendorKind.AZURE_OPENAI;
  }

  @Override
  VendorWire wire() {
    return VendorWire.AZURE;
  }
}
