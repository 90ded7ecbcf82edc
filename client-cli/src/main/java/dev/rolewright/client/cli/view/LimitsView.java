package dev.rolewright.client.cli.view;

import com.google.protobuf.Timestamp;
import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.LimitHealth;
import dev.rolewright.proto.v1.LimiterHealth;
import dev.rolewright.proto.v1.LimiterState;
import dev.rolewright.proto.v1.ProviderHealth;
import java.util.List;
import java.util.Locale;

/** Shows what is left of the limits of vendors and of the caller's own. */
final class LimitsView {
  private static final double CAUTION_BELOW = 0.2;
  private static final String OF = " of ";

  private LimitsView() {}

  /** Prints each limit as a row; nothing where nothing is limited. */
  static void print(Terminal terminal, GetHealthResponse health) {
    List<ProviderHealth> vendors =
        health.getProvidersList().stream()
            .filter(vendor -> vendor.hasRequestsLimit() || vendor.hasTokensLimit())
            .toList();
    if (vendors.isEmpty() && health.getLimitsCount() == 0) {
      return;
    }
    Page page = Page.create(terminal);
    page.heading("Limits", window(health.getLimitsList()));
    Style style = terminal.style();
    Table table =
        Table.create(
            Table.Column.of("LIMIT").look(style::name),
            Table.Column.number("REQUESTS LEFT").look(left -> look(style, left)),
            Table.Column.number("TOKENS LEFT").look(left -> look(style, left)),
            Table.Column.of("ALL AGAIN"));
    vendors.forEach(
        vendor ->
            table.row(
                "vendor " + vendor.getName(),
                left(
                    vendor.hasRequestsLimit(),
                    vendor.getRequestsRemaining(),
                    vendor.getRequestsLimit()),
                left(vendor.hasTokensLimit(), vendor.getTokensRemaining(), vendor.getTokensLimit()),
                again(
                    vendor.getRequestsLimit() + vendor.getTokensLimit(),
                    vendor.hasResetTime(),
                    vendor.getResetTime())));
    health
        .getLimitsList()
        .forEach(
            limit ->
                table.row(
                    name(limit),
                    left(
                        limit.hasRequestsLimit(),
                        limit.getRequestsRemaining(),
                        limit.getRequestsLimit()),
                    left(
                        limit.hasTokensLimit(), limit.getTokensRemaining(), limit.getTokensLimit()),
                    again(
                        limit.getRequestsLimit() + limit.getTokensLimit(),
                        limit.hasResetTime(),
                        limit.getResetTime())));
    table.print(terminal, "");
    counting(page, health.getLimiter());
  }

  private static String window(List<LimitHealth> limits) {
    return limits.isEmpty() ? "" : "in any " + limits.getFirst().getWindow().getSeconds() + " s";
  }

  private static String name(LimitHealth limit) {
    return switch (limit.getScope()) {
      case LIMIT_SCOPE_TENANT -> "your tenant";
      case LIMIT_SCOPE_API_KEY -> "your API key";
      case LIMIT_SCOPE_ASSISTANT -> "assistant " + limit.getName();
      case LIMIT_SCOPE_UNSPECIFIED, UNRECOGNIZED -> limit.getName();
    };
  }

  private static String left(boolean isLimited, long left, long most) {
    if (!isLimited) {
      return "";
    }
    return most == 0 ? "closed" : String.format(Locale.ROOT, "%,d%s%,d", left, OF, most);
  }

  /** Of what is closed nothing comes again. */
  private static String again(long most, boolean isKnown, Timestamp time) {
    return isKnown && most > 0 ? Words.second(time) : "";
  }

  private static String look(Style style, String cell) {
    String[] numbers = cell.strip().replace(",", "").split(OF);
    if (numbers.length < 2) {
      return cell.isBlank() ? cell : style.bad(cell);
    }
    double left = Double.parseDouble(numbers[0]) / Double.parseDouble(numbers[1]);
    if (left == 0) {
      return style.bad(cell);
    }
    return left < CAUTION_BELOW ? style.caution(cell) : style.good(cell);
  }

  /** Says what is out of the ordinary about how the limits are counted. */
  private static void counting(Page page, LimiterHealth limiter) {
    LimiterState state = limiter.getState();
    switch (state) {
      case LIMITER_STATE_RECOVERING ->
          page.caution(
              "the counters in Redis are made whole; nothing that is limited goes through");
      case LIMITER_STATE_APART ->
          page.caution(
              "Redis does not answer: this server counts by itself, within its part of "
                  + Words.count(limiter.getReplicas(), "server", "servers"));
      case LIMITER_STATE_WAITING ->
          page.caution(
              "Redis does not answer: nothing that is limited goes through until what went through"
                  + " before has left the window");
      case LIMITER_STATE_UNLISTED ->
          page.caution("the database does not answer; nothing that is limited goes through");
      case LIMITER_STATE_SHARED, LIMITER_STATE_UNSPECIFIED, UNRECOGNIZED -> {
        // Nothing that a caller would have to know.
      }
    }
  }
}
