package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.PrivacyView;
import dev.rolewright.proto.v1.GetTenantPrivacyRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Privacy switches of a tenant: show, set. */
@Command(
    name = "privacy",
    description = {
      "Say what may be done with a tenant's data (operators, and admins within their tenant).",
      "A request can tighten it and never loosen it."
    },
    subcommands = {PrivacyCommand.Show.class, PrivacyCommand.Set.class},
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright privacy show", "  rolewright privacy set --local-only"})
final class PrivacyCommand {
  /** {@code privacy show}. */
  @Command(
      name = "show",
      description = "Show a tenant's privacy switches.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright privacy show"})
  static final class Show extends ClientCommand {
    @Option(
        names = "--tenant",
        paramLabel = "ID",
        defaultValue = "",
        description = "whose (default: your own tenant's; others are for operators)")
    private String tenant = "";

    @Override
    void checkUsage() {
      requireId("--tenant", tenant);
    }

    @Override
    ExitCode run(Session session) {
      GetTenantPrivacyRequest request =
          GetTenantPrivacyRequest.newBuilder().setTenantId(tenant).build();
      return session.answer(
          server -> server.admin().getTenantPrivacy(request),
          (terminal, response) -> PrivacyView.print(terminal, response.getPrivacy()));
    }
  }

  /** {@code privacy set}. */
  @Command(
      name = "set",
      description = {
        "Set a tenant's privacy switches. All are replaced: what is not given is off from now on."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright privacy set --zero-retention --region eu --region local",
        "  rolewright privacy set --none"
      })
  static final class Set extends ClientCommand {
    @Option(
        names = "--tenant",
        paramLabel = "ID",
        defaultValue = "",
        description = "whose (default: your own tenant's; others are for operators)")
    private String tenant = "";

    @Option(
        names = "--local-only",
        description = "only this server and providers of the region local answer")
    private boolean localOnly;

    @Option(names = "--zero-retention", description = "neither prompt nor output is kept")
    private boolean zeroRetention;

    @Option(
        names = "--vendor",
        paramLabel = "NAME",
        description = "only this configured provider answers; may be repeated (default: any)")
    private List<String> vendors = new ArrayList<>();

    @Option(
        names = "--region",
        paramLabel = "NAME",
        description = "only providers of this region answer; may be repeated (default: any)")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--none", description = "lift all switches")
    private boolean none;

    @Override
    void checkUsage() {
      requireId("--tenant", tenant);
      boolean isAnySet = localOnly || zeroRetention || !vendors.isEmpty() || !regions.isEmpty();
      // A forgotten option must not lift what protects.
      requireOne(
          "the switches that are to hold (--local-only, --zero-retention, --vendor, --region), or"
              + " --none",
          isAnySet,
          none);
    }

    @Override
    ExitCode run(Session session) {
      session.fieldNames().put("tenant_id", "--tenant");
      for (int index = 0; index < vendors.size(); index++) {
        session.fieldNames().put("privacy.allowed_vendors[" + index + "]", "--vendor");
      }
      for (int index = 0; index < regions.size(); index++) {
        session.fieldNames().put("privacy.allowed_regions[" + index + "]", "--region");
      }
      PutTenantPrivacyRequest request =
          PutTenantPrivacyRequest.newBuilder()
              .setTenantId(tenant)
              .setPrivacy(
                  PrivacyOptions.newBuilder()
                      .setLocalOnly(localOnly)
                      .setZeroRetention(zeroRetention)
                      .addAllAllowedVendors(vendors)
                      .addAllAllowedRegions(regions))
              .build();
      return session.answer(
          server -> server.admin().putTenantPrivacy(request),
          (terminal, response) -> PrivacyView.print(terminal, response.getPrivacy()));
    }
  }
}
