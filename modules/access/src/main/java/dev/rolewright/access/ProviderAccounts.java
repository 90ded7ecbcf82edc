package dev.rolewright.access;

import java.util.SortedSet;

/** What the operator's configuration says of vendors and of tenants' own accounts there. */
public interface ProviderAccounts {
  /** Returns the names of all providers, those that are off too. */
  SortedSet<String> providers();

  /** Returns the names of all regions, {@link PrivacySwitches#LOCAL_REGION} among them. */
  SortedSet<String> regions();

  /** Tells whether a tenant's own endpoint may be at a host, which is in lower case. */
  boolean allowsHost(String host);

  /** Notes that a tenant's keys or privacy switches changed. */
  void changed(String tenantId);
}
