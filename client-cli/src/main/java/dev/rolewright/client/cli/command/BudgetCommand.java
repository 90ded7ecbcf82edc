package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.BudgetView;
import dev.rolewright.proto.v1.GetBudgetRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is left of the month's money. */
@Command(
    name = "budget",
    description = {
      "Show how much of the month's budgets for language models is spent, held and left.",
      "The deployment's is shown to operators."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright budget",
      "  rolewright budget --tenant 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10",
      "  rolewright budget --json"
    })
final class BudgetCommand extends ClientCommand {
  @Option(
      names = "--tenant",
      paramLabel = "ID",
      defaultValue = "",
      description = "whose budget (default: your own tenant's; others are for operators)")
  private String tenant = "";

  @Option(
      names = "--key",
      paramLabel = "ID",
      defaultValue = "",
      description = "which key's budget (default: the calling key's; others are for admins)")
  private String key = "";

  @Override
  void checkUsage() {
    requireId("--tenant", tenant);
    requireId("--key", key);
  }

  @Override
  ExitCode run(Session session) {
    GetBudgetRequest request =
        GetBudgetRequest.newBuilder().setTenantId(tenant).setApiKeyId(key).build();
    return session.answer(server -> server.gateway().getBudget(request), BudgetView::print);
  }
}
