package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.AdminView;
import dev.rolewright.proto.v1.CreateTenantRequest;
import dev.rolewright.proto.v1.ListTenantsRequest;
import dev.rolewright.proto.v1.Plan;
import dev.rolewright.proto.v1.ResumeTenantRequest;
import dev.rolewright.proto.v1.SuspendTenantRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tenants: create, list, suspend, resume. */
@Command(
    name = "tenant",
    description = "Keep the customers of a deployment (operators only).",
    subcommands = {
      TenantCommand.Create.class,
      TenantCommand.List.class,
      TenantCommand.Suspend.class,
      TenantCommand.Resume.class
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright tenant create acme --plan premium", "  rolewright tenant list"})
final class TenantCommand {
  /** What a tenant can book. */
  enum BookedPlan {
    free(Plan.PLAN_FREE),
    premium(Plan.PLAN_PREMIUM);

    private final Plan plan;

    BookedPlan(Plan plan) {
      this.plan = plan;
    }
  }

  /** {@code tenant create}. */
  @Command(
      name = "create",
      description = "Create a tenant.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright tenant create acme --display-name \"Acme Ltd\" --plan premium"})
  static final class Create extends ClientCommand {
    @Parameters(
        paramLabel = "NAME",
        description = "a-z, 0-9 and hyphens, beginning with a letter, at most 63")
    private String name = "";

    @Option(
        names = "--display-name",
        paramLabel = "NAME",
        defaultValue = "",
        description = "name for people")
    private String displayName = "";

    @Option(
        names = "--plan",
        paramLabel = "PLAN",
        defaultValue = "free",
        description = "${COMPLETION-CANDIDATES} (default: free)")
    private BookedPlan plan = BookedPlan.free;

    @Override
    ExitCode run(Session session) {
      CreateTenantRequest request =
          CreateTenantRequest.newBuilder()
              .setRequestId(Session.requestId())
              .setName(name)
              .setDisplayName(displayName)
              .setPlan(plan.plan)
              .build();
      return session.answer(
          server -> server.admin().createTenant(request),
          (terminal, response) -> AdminView.print(terminal, response.getTenant()));
    }
  }

  /** {@code tenant list}. */
  @Command(
      name = "list",
      description = "List tenants, newest first.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright tenant list"})
  static final class List extends ClientCommand {
    @Mixin private PageOptions page = new PageOptions();

    @Override
    void checkUsage() {
      page.check(this);
    }

    @Override
    ExitCode run(Session session) {
      ListTenantsRequest request =
          ListTenantsRequest.newBuilder()
              .setPageSize(page.size())
              .setPageToken(page.token())
              .build();
      return session.answer(server -> server.admin().listTenants(request), AdminView::print);
    }
  }

  /** {@code tenant suspend}. */
  @Command(
      name = "suspend",
      description = "Suspend a tenant: its keys are refused until it is resumed.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright tenant suspend 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Suspend extends StoredCommand {
    @Override
    ExitCode run(Session session) {
      SuspendTenantRequest request = SuspendTenantRequest.newBuilder().setTenantId(id()).build();
      return session.answer(
          server -> server.admin().suspendTenant(request),
          (terminal, response) -> AdminView.print(terminal, response.getTenant()));
    }
  }

  /** {@code tenant resume}. */
  @Command(
      name = "resume",
      description = "Lift the suspension of a tenant.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright tenant resume 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Resume extends StoredCommand {
    @Override
    ExitCode run(Session session) {
      ResumeTenantRequest request = ResumeTenantRequest.newBuilder().setTenantId(id()).build();
      return session.answer(
          server -> server.admin().resumeTenant(request),
          (terminal, response) -> AdminView.print(terminal, response.getTenant()));
    }
  }
}
