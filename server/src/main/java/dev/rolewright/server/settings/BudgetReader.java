package dev.rolewright.server.settings;

import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.llm.WhenSpent;
import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.ConfigSchema;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Reads how much may be spent. */
final class BudgetReader {
  private static final ConfigSchema SCHEMA =
      ConfigSchema.parse(SettingsFiles.shipped("budgets.schema.json"));
  private static final String AMOUNT = "usd_per_month";
  private static final int DECIMALS = 6;
  private static final int PICO_DECIMALS = 12;

  private BudgetReader() {}

  /**
   * What a file says.
   *
   * @param limits how much may be spent
   * @param whenSpent what becomes of a request for which too little is left
   */
  record Read(BudgetLimits limits, WhenSpent whenSpent) {}

  static Read read(ConfigDocument document) {
    ConfigNode root = document.root();
    BudgetLimits limits =
        new BudgetLimits(
            picos(root.object("deployment")),
            picos(root.object("each_tenant")),
            all(root.object("tenants")),
            all(root.object("api_keys")));
    WhenSpent whenSpent =
        root.text("when_spent").filter("refuse"::equals).isPresent()
            ? WhenSpent.REFUSE
            : WhenSpent.LOCAL;
    SCHEMA.check(document);
    return new Read(limits, whenSpent);
  }

  private static Map<String, Long> all(ConfigNode node) {
    Map<String, Long> limits = new HashMap<>();
    node.objects()
        .forEach(
            (id, budget) ->
                picos(budget).ifPresent(picos -> limits.put(id.toLowerCase(Locale.ROOT), picos)));
    return limits;
  }

  /** Returns the amount; empty where there is none, or one that the schema refuses. */
  private static OptionalLong picos(ConfigNode budget) {
    BigDecimal usd = budget.decimal(AMOUNT).orElse(BigDecimal.valueOf(-1));
    BigDecimal picos = usd.movePointRight(PICO_DECIMALS);
    if (usd.signum() < 0 || picos.compareTo(BigDecimal.valueOf(BudgetLimits.MOST_PICOS)) > 0) {
      return OptionalLong.empty();
    }
    if (usd.stripTrailingZeros().scale() > DECIMALS) {
      budget.error(AMOUNT, "has more than 6 decimals; write it in USD to the micro-USD");
      return OptionalLong.empty();
    }
    return OptionalLong.of(picos.longValueExact());
  }
}
