package dev.rolewright.client.cli.command;

import com.google.gson.JsonObject;
import dev.rolewright.client.cli.connection.CallFailedException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.view.AlertsView;
import dev.rolewright.client.cli.view.GatewayView;
import dev.rolewright.client.cli.view.Json;
import dev.rolewright.proto.v1.AdminServiceGrpc;
import dev.rolewright.proto.v1.EvaluationServiceGrpc;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GetHealthRequest;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.proto.v1.PromptServiceGrpc;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Asks each service whether it serves, and the gateway how the vendors of language models are. */
@Command(
    name = "health",
    description = {
      "Ask the server and each of its services whether they serve. With a key, also show which",
      "alerts are open, how the vendors of language models are, what is left of their limits and",
      "yours, the tokens of the month, and to operators how often the cache of answers helped."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright health && echo serving",
      "  rolewright health --json | tail -1",
      "",
      "Exit code 0 when the server as a whole serves, else 5."
    })
final class HealthCommand extends ClientCommand {
  /** The name that stands for the server as a whole. */
  private static final String WHOLE = "";

  /** Nothing is shown before alerts are known or fail to come. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final List<String> SERVICES =
      List.of(
          WHOLE,
          JobParsingServiceGrpc.SERVICE_NAME,
          SkillMatchingServiceGrpc.SERVICE_NAME,
          ProfileScoringServiceGrpc.SERVICE_NAME,
          GenerationServiceGrpc.SERVICE_NAME,
          AdminServiceGrpc.SERVICE_NAME,
          EvaluationServiceGrpc.SERVICE_NAME,
          PromptServiceGrpc.SERVICE_NAME,
          GatewayServiceGrpc.SERVICE_NAME);

  @Override
  ExitCode run(Session session) {
    Map<String, String> states = new LinkedHashMap<>();
    SERVICES.forEach(service -> states.put(service, check(session, service)));
    Optional<GetHealthResponse> gateway =
        session.connection().hasKey() ? gateway(session) : Optional.empty();
    if (session.json()) {
      states.forEach(
          (service, state) -> {
            JsonObject line = new JsonObject();
            line.addProperty("service", service);
            line.addProperty("status", state);
            session.terminal().data(line.toString());
          });
    } else {
      Table table =
          Table.create(
              Table.Column.of("SERVICE"),
              Table.Column.of("STATE")
                  .look(
                      state ->
                          state.startsWith("serving")
                              ? session.terminal().style().good(state)
                              : session.terminal().style().caution(state)));
      states.forEach(
          (service, state) ->
              table.row(
                  service.equals(WHOLE) ? "server " + session.connection().address() : service,
                  state.toLowerCase(Locale.ROOT).replace('_', ' ')));
      gateway.ifPresent(health -> AlertsView.print(session.terminal(), health.getAlertsList()));
      table.print(session.terminal(), "");
    }
    gateway.ifPresent(health -> show(session, health));
    return ServingStatus.SERVING.name().equals(states.get(WHOLE))
        ? ExitCode.OK
        : ExitCode.UNAVAILABLE;
  }

  /** What can't be told of the gateway changes nothing about whether the server serves. */
  private static Optional<GetHealthResponse> gateway(Session session) {
    try {
      return Optional.of(
          session.call(
              server ->
                  server.gateway(LONGEST_WAIT).getHealth(GetHealthRequest.getDefaultInstance())));
    } catch (CallFailedException failed) {
      session.warn("alerts and vendors of language models are not shown: " + failed.getMessage());
      return Optional.empty();
    }
  }

  private static void show(Session session, GetHealthResponse health) {
    if (session.json()) {
      session.terminal().data("{\"gateway\":" + Json.line(health) + "}");
    } else {
      GatewayView.print(session.terminal(), health);
    }
  }

  private static String check(Session session, String service) {
    HealthCheckRequest request = HealthCheckRequest.newBuilder().setService(service).build();
    try {
      return session.call(server -> server.health().check(request)).getStatus().name();
    } catch (CallFailedException failed) {
      if (failed.failure().code() == Status.Code.NOT_FOUND) {
        return ServingStatus.SERVICE_UNKNOWN.name();
      }
      throw failed;
    }
  }
}
