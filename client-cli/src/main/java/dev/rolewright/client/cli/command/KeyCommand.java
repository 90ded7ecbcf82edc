package dev.rolewright.client.cli.command;

import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.AdminView;
import dev.rolewright.proto.v1.ApiKey;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateApiKeyResponse;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.RevokeApiKeyRequest;
import dev.rolewright.proto.v1.Role;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
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
        "  (umask 077; rolewright key create ci > ci.key)     the secret alone",
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
        description = "days until it expires, 1..36500 (default: never)")
    private Optional<Integer> days = Optional.empty();

    @Override
    void checkUsage() {
      requireRange("--expires-in", days, 1, 36_500);
      requireId("--tenant", tenant);
    }

    @Override
    ExitCode run(Session session) {
      CreateApiKeyRequest.Builder request =
          CreateApiKeyRequest.newBuilder()
              .setRequestId(Session.requestId())
              .setName(name)
              .setTenantId(tenant);
      roles.forEach(role -> request.addRoles(role.role));
      days.map(number -> Instant.now().plus(number, ChronoUnit.DAYS))
          .ifPresent(end -> request.setExpireTime(Timestamps.fromMillis(end.toEpochMilli())));
      CreateApiKeyRequest whole = request.build();
      CreateApiKeyResponse response = session.call(server -> server.admin().createApiKey(whole));
      return tell(session, response, response.getApiKey(), response.getSecret());
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
    void checkUsage() {
      page.check(this);
      requireId("--tenant", tenant);
    }

    @Override
    ExitCode run(Session session) {
      ListApiKeysRequest request =
          ListApiKeysRequest.newBuilder()
              .setPageSize(page.size())
              .setPageToken(page.token())
              .setTenantId(tenant)
              .build();
      return session.answer(server -> server.admin().listApiKeys(request), AdminView::print);
    }
  }

  /** {@code key rotate}. */
  @Command(
      name = "rotate",
      description = "Replace the secret of a key. The new one is shown once.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright key rotate 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10 --grace 24"})
  static final class Rotate extends StoredCommand {
    @Option(
        names = "--grace",
        paramLabel = "HOURS",
        description = "how long the old secret keeps working, 0..168 (default: 0)")
    private Optional<Integer> graceHours = Optional.empty();

    @Override
    void checkUsage() {
      super.checkUsage();
      requireRange("--grace", graceHours, 0, 168);
    }

    @Override
    ExitCode run(Session session) {
      RotateApiKeyRequest request =
          RotateApiKeyRequest.newBuilder()
              .setRequestId(Session.requestId())
              .setApiKeyId(id())
              .setGracePeriod(Durations.fromHours(graceHours.orElse(0)))
              .build();
      RotateApiKeyResponse response = session.call(server -> server.admin().rotateApiKey(request));
      return tell(session, response, response.getApiKey(), response.getSecret());
    }
  }

  /** {@code key revoke}. */
  @Command(
      name = "revoke",
      description = "Revoke a key at once and for good.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright key revoke 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Revoke extends StoredCommand {
    @Override
    ExitCode run(Session session) {
      RevokeApiKeyRequest request = RevokeApiKeyRequest.newBuilder().setApiKeyId(id()).build();
      return session.answer(
          server -> server.admin().revokeApiKey(request),
          (terminal, response) -> AdminView.print(terminal, response.getApiKey()));
    }
  }

  /** A repeated call gives no secret: where the first answer was lost, its secret is, too. */
  private static ExitCode tell(Session session, Message response, ApiKey key, String secret) {
    if (session.json() || !secret.isEmpty()) {
      session.show(
          session.terminal(),
          response,
          (terminal, any) -> AdminView.printSecret(terminal, key, secret));
    }
    if (!secret.isEmpty()) {
      return ExitCode.OK;
    }
    session
        .terminal()
        .remark(
            "rolewright: the secret got lost; create another key, then end this one with"
                + " `rolewright key revoke "
                + key.getId()
                + "`");
    return ExitCode.UNAVAILABLE;
  }
}
