package dev.rolewright.server.settings;

import dev.rolewright.llm.providers.VendorKind;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.NearestName;
import dev.rolewright.pricing.PriceList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds prices of the operator's own list that hold for nothing that is configured, as after a slip
 * of the pen. A price may come before its provider, so that these are no mistakes; what the shipped
 * list names is no slip either.
 */
final class UnusedPrices {
  private final List<ConfiguredProvider> providers;
  private final List<String> lines = new ArrayList<>();

  private UnusedPrices(List<ConfiguredProvider> providers) {
    this.providers = providers;
  }

  /** Returns a line for each. */
  static List<String> of(ConfigNode root, List<ConfiguredProvider> providers) {
    UnusedPrices unused = new UnusedPrices(providers);
    ConfigNode vendors = root.object("vendors");
    Set<String> owners =
        Arrays.stream(VendorKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    providers.forEach(provider -> owners.add(provider.name()));
    vendors
        .objects()
        .forEach(
            (vendor, models) -> {
              if (owners.contains(vendor)) {
                unused.look(vendor, models);
              } else {
                unused.lines.add(
                    vendors.remark(
                        vendor,
                        "is neither a configured provider nor a kind of provider, so that its"
                            + " prices hold for nothing"
                            + meant(vendor, owners)));
              }
            });
    return unused.lines;
  }

  private void look(String vendor, ConfigNode models) {
    Set<String> configured =
        providers.stream()
            .filter(
                provider -> provider.name().equals(vendor) || provider.priceGroup().equals(vendor))
            .flatMap(provider -> provider.models().stream())
            .map(ConfiguredProvider.Model::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> priced = new TreeSet<>(configured);
    configured.forEach(model -> priced.add(PriceList.undated(model)));
    for (String model : models.lists()) {
      if (!model.equals(PriceList.ANY_MODEL)
          && !priced.contains(model)
          && !PriceList.isShipped(vendor, model)) {
        lines.add(
            models.remark(
                model,
                "is no configured model, so that its price holds for nothing"
                    + meant(model, configured)));
      }
    }
  }

  private static String meant(String name, Set<String> known) {
    return NearestName.of(name, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }
}
