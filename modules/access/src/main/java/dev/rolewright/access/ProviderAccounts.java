package dev.rolewright.access;

/** What the operator's configuration says of tenants' own accounts at vendors. */
public interface ProviderAccounts {
  /** Tells whether there is a provider of a name. */
  boolean hasProvider(String name);

  /** Tells whether a tenant's own endpoint may be at a host, which is in lower case. */
  boolean allowsHost(String host);

  /** Notes that a tenant's keys changed. */
  void changed(String tenantId);
}
