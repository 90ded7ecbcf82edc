package dev.rolewright.client.cli.command;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.AdminView;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateApiKeyResponse;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ListApiKeysResponse;
import dev.rolewright.proto.v1.RevokeApiKeyRequest;
import dev.rolewright.proto.v1.RevokeApiKeyResponse;
import dev.rolewright.proto.v1.Role;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** API keys: create, list, rotate, revoke. */
@Command(
    name = "key",
    description = "Keep API keys (operators, and admins within their tenant).",
    subcommands = {
      KeyCommand.Create.class,
      KeyCommand.List.class,
      KeyCommand.Rotate.class,
      KeyCommand.Revoke.class
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright key create ci --role client --expires-in 90", "  rolewright key list"})
final class KeyCommand {
  /** What a key may do. */
  enum KeyRole {
    client(Role.ROLE_CLIENT),
    admin(Role.ROLE_ADMIN),
    operator(Role.ROLE_OPERATOR);

    private final Role role;

    KeyRole(Role role) {
      this.role = role;
    }
  }

  /** {@code key create}. */
  @Command(
      name = "create",
      description = "Create an API key. Its secret is shown once.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright key create ci --expires-in 90",
        "  rolewright key create backoffice --role admin --tenant"
            + " 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"
      })
  static final class Create extends ClientCommand {
    @Parameters(paramLabel = "NAME", description = "name for people")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "${COMPLETION-CANDIDATES}; may be repeated (default: client)")
    private java.util.List<KeyRole> roles = new ArrayList<>();

    @Option(
        names = "--tenant",
        paramLabel = "ID",
        defaultValue = "",
        description = "the tenant it belongs to (default: your own)")
    private String tenant = "";

    @Option(
        names = "--expires-in",
        paramLabel = "DAYS",
        defaultValue = "0",
        description = "days until it expires (default: never)")
    private int days;

    @Override
    void checkUsage() {
      if (days < 0 || days > 36_500) {
        throw usage("--expires-in takes 1 to 36500 days");
      }
    }

    @Override
    ExitCode run(Session session) {
      CreateApiKeyRequest.Builder request =
          CreateApiKeyRequest.newBuilder()
              .setRequestId(Session.requestId())
              .setName(name)
              .setTenantId(tenant);
      roles.forEach(role -> request.addRoles(role.role));
      if (days > 0) {
        request.setExpireTime(
            Timestamps.fromMillis(Instant.now().plus(days, ChronoUnit.DAYS).toEpochMilli()));
      }
      CreateApiKeyResponse response =
          session
              .connection()
              .call(() -> session.connection().admin().createApiKey(request.build()));
      session.show(
          response,
          () -> AdminView.print(session.terminal(), response.getApiKey(), response.getSecret()));
      if (response.getSecret().isEmpty()) {
        // The first answer was lost on its way and its secret with it.
        session
            .terminal()
            .remark(
                "rolewright: the secret got lost; make a new one with `rolewright key rotate "
                    + response.getApiKey().getId()
                    + "`");
        return ExitCode.UNAVAILABLE;
      }
      return ExitCode.OK;
    }
  }

  /** {@code key list}. */
  @Command(
      name = "list",
      description = "List API keys, newest first, without their secrets.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright key list"})
  static final class List extends ClientCommand {
    @Mixin private PageOptions page = new PageOptions();

    @Option(
        names = "--tenant",
        paramLabel = "ID",
        defaultValue = "",
        description = "whose keys (default: your own tenant's)")
    private String tenant = "";

    @Override
    ExitCode run(Session session) {
      ListApiKeysRequest request =
          ListApiKeysRequest.newBuilder()
              .setPageSize(page.size)
              .setPageToken(page.token)
              .setTenantId(tenant)
              .build();
      ListApiKeysResponse response =
          session.connection().call(() -> session.connection().admin().listApiKeys(request));
      session.show(response, () -> AdminView.print(session.terminal(), response));
      return ExitCode.OK;
    }
  }

  /** {@code key rotate}. */
  @Command(
      name = "rotate",
      description = "Replace the secret of a key. The new one is shown once.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright key rotate 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10 --grace 24"})
  static final class Rotate extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "id of the key")
    private String id = "";

    @Option(
        names = "--grace",
        paramLabel = "HOURS",
        defaultValue = "0",
        description = "how long the old secret keeps working, 0..168 (default: 0)")
    private int graceHours;

    @Override
    ExitCode run(Session session) {
      RotateApiKeyRequest request =
          RotateApiKeyRequest.newBuilder()
              .setApiKeyId(id)
              .setGracePeriod(Durations.fromHours(graceHours))
              .build();
      RotateApiKeyResponse response =
          session.connection().callOnce(() -> session.connection().admin().rotateApiKey(request));
      session.show(
          response,
          () -> AdminView.print(session.terminal(), response.getApiKey(), response.getSecret()));
      return ExitCode.OK;
    }
  }

  /** {@code key revoke}. */
  @Command(
      name = "revoke",
      description = "Revoke a key at once and for good.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright key revoke 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Revoke extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "id of the key")
    private String id = "";

    @Override
    ExitCode run(Session session) {
      RevokeApiKeyRequest request = RevokeApiKeyRequest.newBuilder().setApiKeyId(id).build();
      RevokeApiKeyResponse response =
          session.connection().call(() -> session.connection().admin().revokeApiKey(request));
      session.show(response, () -> AdminView.print(session.terminal(), response.getApiKey(), ""));
      return ExitCode.OK;
    }
  }
}
