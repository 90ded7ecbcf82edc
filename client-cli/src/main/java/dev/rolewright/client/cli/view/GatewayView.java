package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.BreakerHealth;
import dev.rolewright.proto.v1.BreakerState;
import dev.rolewright.proto.v1.ConnectionStatus;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.ProviderHealth;
import dev.rolewright.proto.v1.TokenUsage;
import java.util.List;

/** Shows how the gateway to language models is. */
public final class GatewayView {
  private GatewayView() {}

  /**
   * Prints each vendor with its models that were asked, what is left of the limits, how often the
   * cache helped, and what the tenant used this month.
   */
  public static void print(Terminal terminal, GetHealthResponse health) {
    Page page = Page.create(terminal);
    String state = Words.of(health.getServiceStatus());
    page.heading(
        "Language models",
        health.getAlertsCount() == 0
            ? state
            : state + ", see the alerts (" + AlertsView.count(health.getAlertsList()) + ")");
    if (health.getProvidersCount() == 0) {
      page.aside(
          "no vendor can be asked: none is set up (give the server a vendor's key, for example in"
              + " OPENAI_API_KEY), or the privacy switches of your tenant forbid all");
    } else {
      vendors(terminal, health.getProvidersList());
    }
    LimitsView.print(terminal, health);
    CacheView.print(terminal, health.getCache());
    TokenUsage usage = health.getTokenUsage();
    if (health.hasTokenUsageSince() && usage.getInputTokens() + usage.getOutputTokens() > 0) {
      page.heading("Tokens", "of your tenant since " + Words.time(health.getTokenUsageSince()));
      terminal.line(
          Words.count(usage.getInputTokens(), "token", "tokens")
              + " in, "
              + Words.count(usage.getOutputTokens(), "token", "tokens")
              + " out");
    }
  }

  private static void vendors(Terminal terminal, List<ProviderHealth> vendors) {
    Style style = terminal.style();
    Table table =
        Table.create(
            Table.Column.of("VENDOR").look(style::name),
            Table.Column.of("STATE").look(state -> look(style, state)),
            Table.Column.brief("MODEL"),
            Table.Column.of("CALLS").look(calls -> look(style, calls)),
            Table.Column.of("LAST ERROR"));
    vendors.forEach(vendor -> addRows(table, vendor));
    table.print(terminal, "");
  }

  private static void addRows(Table table, ProviderHealth provider) {
    String state = state(provider.getConnectionStatus());
    String error =
        provider.hasLastErrorTime()
            ? provider.getLastErrorReason() + " " + Words.time(provider.getLastErrorTime())
            : "";
    List<BreakerHealth> breakers = provider.getBreakersList();
    if (breakers.isEmpty()) {
      table.row(provider.getName(), state, "", "", error);
    }
    for (int index = 0; index < breakers.size(); index++) {
      BreakerHealth breaker = breakers.get(index);
      boolean first = index == 0;
      table.row(
          provider.getName(),
          first ? state : "",
          breaker.getModel(),
          calls(breaker),
          first ? error : "");
    }
  }

  private static String state(ConnectionStatus status) {
    return switch (status) {
      case CONNECTION_STATUS_CONNECTED -> "answers";
      case CONNECTION_STATUS_UNREACHABLE -> "does not answer";
      case CONNECTION_STATUS_UNAUTHORIZED -> "refuses the key";
      case CONNECTION_STATUS_UNSPECIFIED -> "not tried yet";
      case UNRECOGNIZED -> "unknown";
    };
  }

  private static String calls(BreakerHealth breaker) {
    BreakerState state = breaker.getState();
    return switch (state) {
      case BREAKER_STATE_CLOSED -> "go through";
      case BREAKER_STATE_HALF_OPEN -> "one on trial";
      case BREAKER_STATE_OPEN -> held(breaker);
      case BREAKER_STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
    };
  }

  private static String held(BreakerHealth breaker) {
    long seconds = breaker.getProbeAfter().getSeconds();
    boolean isDue = seconds == 0 && breaker.getProbeAfter().getNanos() == 0;
    return isDue ? "the next is a trial" : "held back, trial in " + (seconds + 1) + " s";
  }

  private static String look(Style style, String word) {
    return switch (word) {
      case "answers", "go through" -> style.good(word);
      case "does not answer", "refuses the key" -> style.bad(word);
      case "" -> word;
      default -> style.caution(word);
    };
  }
}
