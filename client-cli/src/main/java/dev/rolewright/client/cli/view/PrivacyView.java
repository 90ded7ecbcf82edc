package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.PrivacyOptions;
import java.util.List;

/** Shows privacy switches. */
public final class PrivacyView {
  private PrivacyView() {}

  /** Prints what may be done with the data of a tenant. */
  public static void print(Terminal terminal, PrivacyOptions privacy) {
    Page page = Page.create(terminal);
    page.title("Privacy switches", "");
    page.facts()
        .add(
            "local only",
            privacy.getLocalOnly()
                ? "yes, only this server and providers of the region local"
                : "no")
        .add("zero retention", privacy.getZeroRetention() ? "yes, nothing is kept" : "no")
        .add("vendors", names(privacy.getAllowedVendorsList()))
        .add("regions", names(privacy.getAllowedRegionsList()))
        .print();
  }

  private static String names(List<String> allowed) {
    return allowed.isEmpty() ? "any" : String.join(", ", allowed);
  }
}
