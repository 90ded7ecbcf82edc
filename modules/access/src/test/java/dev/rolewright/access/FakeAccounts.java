package dev.rolewright.access;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A configuration of two providers, which notes of whom it is told that something changed. */
final class FakeAccounts implements ProviderAccounts {
  final List<String> changed = new ArrayList<>();

  @Override
  public SortedSet<String> providers() {
    return new TreeSet<>(List.of("openai", "azure"));
  }

  @Override
  public SortedSet<String> regions() {
    return new TreeSet<>(List.of("eu", PrivacySwitches.LOCAL_REGION));
  }

  @Override
  public boolean allowsHost(String host) {
    return host.equals("acme.openai.azure.com");
  }

  @Override
  public void changed(String tenantId) {
    changed.add(tenantId);
  }
}
