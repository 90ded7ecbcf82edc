package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.ApiKey;
import dev.rolewright.proto.v1.ListApiKeysResponse;
import dev.rolewright.proto.v1.ListTenantsResponse;
import dev.rolewright.proto.v1.Tenant;
import java.util.stream.Collectors;

/** Shows tenants and API keys. */
public final class AdminView {
  private static final String SHOWN_ONCE =
      "This secret is shown once and stored nowhere; put it into a file that only you can read.";

  private AdminView() {}

  /** Prints one tenant. */
  public static void print(Terminal terminal, Tenant tenant) {
    Page page = Page.create(terminal);
    page.title("Tenant " + tenant.getName(), "");
    page.facts()
        .add("id", tenant.getId())
        .add("name", tenant.getDisplayName())
        .add("plan", Words.of(tenant.getPlan()))
        .add("state", Words.of(tenant.getState()))
        .print();
  }

  /** Prints the tenants of a deployment. */
  public static void print(Terminal terminal, ListTenantsResponse response) {
    Table table =
        Table.create(
            Table.Column.of("ID").look(terminal.style()::name),
            Table.Column.brief("NAME"),
            Table.Column.brief("DISPLAY NAME"),
            Table.Column.of("PLAN"),
            Table.Column.of("STATE"),
            Table.Column.of("CREATED"));
    for (Tenant tenant : response.getTenantsList()) {
      table.row(
          tenant.getId(),
          tenant.getName(),
          tenant.getDisplayName(),
          Words.of(tenant.getPlan()),
          Words.of(tenant.getState()),
          Words.time(tenant.getCreateTime()));
    }
    Lists.print(terminal, table, "no tenants", response.getNextPageToken());
  }

  /** Prints a key without its secret. */
  public static void print(Terminal terminal, ApiKey key) {
    Page page = Page.create(terminal);
    page.title("API key " + key.getName(), "");
    page.facts()
        .add("id", key.getId())
        .add("tenant", key.getTenantId())
        .add("roles", roles(key))
        .add("expires", expiry(key))
        .add("revoked", key.hasRevokeTime() ? Words.time(key.getRevokeTime()) : "")
        .print();
  }

  /**
   * Prints a key with its secret, which is shown this once. In a file or pipe the secret stands
   * alone, for a program to read.
   */
  public static void printSecret(Terminal terminal, ApiKey key, String secret) {
    if (terminal.isInteractive()) {
      print(terminal, key);
      terminal.line();
      terminal.line(secret);
      terminal.line();
      Page.create(terminal).caution(SHOWN_ONCE);
      return;
    }
    terminal.data(secret);
    terminal.remark(
        "API key "
            + key.getName()
            + ": id "
            + key.getId()
            + ", roles "
            + roles(key)
            + ", expires "
            + expiry(key));
    terminal.remark(SHOWN_ONCE);
  }

  /** Prints keys without their secrets. */
  public static void print(Terminal terminal, ListApiKeysResponse response) {
    Table table =
        Table.create(
            Table.Column.of("ID").look(terminal.style()::name),
            Table.Column.brief("NAME"),
            Table.Column.of("BEGINS WITH"),
            Table.Column.of("ROLES"),
            Table.Column.of("CREATED"),
            Table.Column.of("STATE"));
    for (ApiKey key : response.getApiKeysList()) {
      table.row(
          key.getId(),
          key.getName(),
          key.getPrefix() + "…",
          roles(key),
          Words.time(key.getCreateTime()),
          state(key));
    }
    Lists.print(terminal, table, "no keys", response.getNextPageToken());
  }

  private static String expiry(ApiKey key) {
    return key.hasExpireTime() ? Words.time(key.getExpireTime()) : "never";
  }

  private static String roles(ApiKey key) {
    return key.getRolesList().stream().map(Words::of).collect(Collectors.joining(", "));
  }

  private static String state(ApiKey key) {
    if (key.hasRevokeTime()) {
      return "revoked " + Words.time(key.getRevokeTime());
    }
    return key.hasExpireTime() ? "until " + Words.time(key.getExpireTime()) : "valid";
  }
}
