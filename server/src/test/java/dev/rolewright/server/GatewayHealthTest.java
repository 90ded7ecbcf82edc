package dev.rolewright.server;

import static dev.rolewright.server.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.Alert;
import dev.rolewright.proto.v1.BreakerHealth;
import dev.rolewright.proto.v1.BreakerState;
import dev.rolewright.proto.v1.ConnectionStatus;
import dev.rolewright.proto.v1.GetHealthRequest;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.ListAlertsRequest;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.ProviderHealth;
import dev.rolewright.proto.v1.PutProviderKeyRequest;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import dev.rolewright.proto.v1.ServiceStatus;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health and alerts: outages, recoveries and mistakes in files. */
class GatewayHealthTest extends GatewayTestCase {
  @Test
  void healthTellsOfAnOutageAndOfTheRecovery() {
    eventually(GatewayHealthTest::health, GatewayHealthTest::isWell);
    first.answerByDefault(
        request -> VendorScript.whole(500, "application/json", VendorWire.OPENAI.error("x", "y")));
    try {
      eventually(
          () -> {
            assertThat(text(ask(chat("Hi")))).as("the backup answers").isEqualTo("Hello");
            return health();
          },
          health -> health.getProviders(0).getBreakerState() == BreakerState.BREAKER_STATE_OPEN);
      GetHealthResponse outage = health();
      assertThat(outage.getServiceStatus()).isEqualTo(ServiceStatus.SERVICE_STATUS_DEGRADED);
      assertThat(outage.getProviders(0).getConnectionStatus())
          .isEqualTo(ConnectionStatus.CONNECTION_STATUS_UNREACHABLE);
      assertThat(outage.getProviders(0).getLastErrorReason()).isEqualTo("SERVER");
      Alert alert = openAlerts("breaker_open", 1).getFirst();
      assertThat(alert.getSubject()).isEqualTo("first/m");
    } finally {
      first.answerByDefault(GatewayTestCase::say);
    }
    awaitRecovery();
    openAlerts("breaker_open", 0);
  }

  /** Asks until all is well: only an answer closes a breaker. */
  private static void awaitRecovery() {
    eventually(
        () -> {
          ask(chat("Hi"));
          return health();
        },
        GatewayHealthTest::isWell);
  }

  private static boolean isWell(GetHealthResponse health) {
    return health.getServiceStatus() == ServiceStatus.SERVICE_STATUS_HEALTHY
        && health.getProvidersList().stream()
            .allMatch(
                provider ->
                    provider.getConnectionStatus() == ConnectionStatus.CONNECTION_STATUS_CONNECTED);
  }

  private static GetHealthResponse health() {
    return server.operator().gateway().getHealth(GetHealthRequest.getDefaultInstance());
  }

  @Test
  void aTenantsOwnAccountSaysNothingAboutTheDeployments() {
    awaitRecovery();
    Api admin = server.newTenantAdmin();
    PutProviderKeyRequest.Builder key = PutProviderKeyRequest.newBuilder().setProvider("first");
    admin.admin().putProviderKey(key.setSecret("sk-their-secret-wxyz").build());
    answerOnly("first-secret");
    try {
      assertThat(answeredBy(admin)).as("first refuses their key").isEqualTo("second");
      assertThat(health()).as("a bad key of theirs").matches(GatewayHealthTest::isWell);
      openAlerts("provider_key_refused", 0);

      answerOnly("sk-their-secret-wxyz");
      assertThat(answeredBy(server.operator())).isEqualTo("second");
      assertThat(answeredBy(admin)).isEqualTo("first");
      assertThat(health().getProviders(0).getConnectionStatus())
          .as("a good key of theirs")
          .isEqualTo(ConnectionStatus.CONNECTION_STATUS_UNAUTHORIZED);
      assertThat(openAlerts("provider_key_refused", 1).getFirst().getMessage())
          .contains("first refuses the key in the variable FIRST_KEY");
    } finally {
      first.answerByDefault(GatewayTestCase::say);
    }
    awaitRecovery();
    openAlerts("provider_key_refused", 0);
  }

  @Test
  void aVendorThatATenantForbidsSaysNothingToIt() {
    awaitRecovery();
    Api admin = server.newTenantAdmin();
    admin
        .admin()
        .putTenantPrivacy(
            PutTenantPrivacyRequest.newBuilder()
                .setPrivacy(PrivacyOptions.newBuilder().setLocalOnly(true))
                .build());
    answerOnly("no-key-at-all");
    try {
      assertThat(answeredBy(server.operator())).isEqualTo("second");
      assertThat(health().getServiceStatus()).isEqualTo(ServiceStatus.SERVICE_STATUS_DEGRADED);
      GetHealthResponse theirs = admin.gateway().getHealth(GetHealthRequest.getDefaultInstance());
      assertThat(theirs.getServiceStatus()).isEqualTo(ServiceStatus.SERVICE_STATUS_HEALTHY);
      assertThat(theirs.getProvidersList())
          .extracting(ProviderHealth::getName)
          .containsExactly("second");
    } finally {
      first.answerByDefault(GatewayTestCase::say);
    }
    awaitRecovery();
    openAlerts("provider_key_refused", 0);
  }

  private static String answeredBy(Api api) {
    return ask(api, chat("Hi").build()).getLast().getCompleted().getProvenance().getProvider();
  }

  private static void answerOnly(String secret) {
    first.answerByDefault(
        request ->
            request.header("Authorization").orElse("").endsWith(secret)
                ? say(request)
                : VendorScript.whole(
                    401, "application/json", VendorWire.OPENAI.error("invalid_api_key", "no")));
  }

  private static List<Alert> openAlerts(String kind, int count) {
    return eventually(
        () ->
            server
                .operator()
                .gateway()
                .listAlerts(ListAlertsRequest.newBuilder().setKind(kind).setOpenOnly(true).build())
                .getAlertsList(),
        alerts -> alerts.size() == count);
  }

  @Test
  void aBrokenConfigurationIsAnAlertAndWhatHeldGoesOn() throws IOException {
    writeSettings(settings().replace("\"retries\"", "\"retrise\""));
    try {
      Alert alert = openAlerts("invalid_configuration", 1).getFirst();
      assertThat(alert.getMessage()).contains("retrise").contains("did you mean");
      assertThat(health().getAlertsList()).contains(alert);
      assertThat(text(ask(chat("Hi")))).isEqualTo("Hello");
    } finally {
      writeSettings(settings());
    }
    openAlerts("invalid_configuration", 0);
    assertThat(
            server
                .newTenant()
                .gateway()
                .listAlerts(ListAlertsRequest.getDefaultInstance())
                .getAlertsList())
        .as("those of the deployment are for operators")
        .isEmpty();
  }

  @Test
  void aProviderThatARouteNamesAndThatCantBeAskedIsAnAlert() throws IOException {
    openAlerts("provider_not_set_up", 0);
    writeSettings(
        settings()
            .replace(
                "{\"models\": [\"first/m\", \"second/n\"]}",
                "{\"models\": [\"first/m\", \"third/o\", \"second/n\"]}"));
    try {
      Alert alert = openAlerts("provider_not_set_up", 1).getFirst();
      assertThat(alert.getSubject()).isEqualTo("third");
      assertThat(alert.getMessage()).contains("(default)").contains("THIRD_KEY is not set");
      assertThat(health().getAlertsList()).contains(alert);
      assertThat(
              server
                  .newTenant()
                  .gateway()
                  .getHealth(GetHealthRequest.getDefaultInstance())
                  .getAlertsList())
          .as("those of the deployment are for operators")
          .isEmpty();
    } finally {
      writeSettings(settings());
    }
    openAlerts("provider_not_set_up", 0);
  }

  @Test
  void theBreakerOfAModelThatIsTakenOutGoesWithItsAlert() throws IOException {
    String withPassing =
        settings().replace("\"models\": {\"m\": {", "\"models\": {\"passing\": {}, \"m\": {");
    writeSettings(withPassing);
    try {
      eventually(() -> isAsked("first/passing"), found -> found);
      first.answerByDefault(
          request ->
              request.body().contains("passing")
                  ? VendorScript.whole(500, "application/json", VendorWire.OPENAI.error("x", "y"))
                  : say(request));
      eventually(
          () -> {
            ask(chat("Hi").setModel("first/passing"));
            return breakersOfFirst();
          },
          breakers ->
              breakers.stream()
                  .anyMatch(
                      breaker ->
                          breaker.getModel().equals("passing")
                              && breaker.getState() == BreakerState.BREAKER_STATE_OPEN));
      openAlerts("breaker_open", 1);
    } finally {
      first.answerByDefault(GatewayTestCase::say);
      writeSettings(settings());
    }
    openAlerts("breaker_open", 0);
    assertThat(breakersOfFirst()).noneMatch(breaker -> breaker.getModel().equals("passing"));
  }

  private static boolean isAsked(String model) {
    return server
        .operator()
        .gateway()
        .listProviders(ListProvidersRequest.getDefaultInstance())
        .getProvidersList()
        .stream()
        .anyMatch(
            provider ->
                provider.getModelsList().stream()
                    .anyMatch(known -> (provider.getName() + "/" + known.getName()).equals(model)));
  }

  private static List<BreakerHealth> breakersOfFirst() {
    return health().getProviders(0).getBreakersList();
  }

  @Test
  void anOpenBreakerIsAnOutageUntilAnAnswerClosesIt() throws IOException {
    first.answerByDefault(
        request ->
            request.method().equals("GET")
                ? say(request)
                : VendorScript.whole(500, "application/json", VendorWire.OPENAI.error("x", "y")));
    try {
      eventually(
          () -> {
            ask(chat("Hi"));
            return health();
          },
          health -> health.getProviders(0).getBreakerState() == BreakerState.BREAKER_STATE_OPEN);
      // A change of the files has every vendor asked for its models, and nobody asks anything else.
      writeSettings(settings().replace("\"nick\"", "\"nick\", \"nickname\""));
      GetHealthResponse listed =
          eventually(
              GatewayHealthTest::health,
              health ->
                  health.getProviders(0).getConnectionStatus()
                      == ConnectionStatus.CONNECTION_STATUS_CONNECTED);
      assertThat(listed.getServiceStatus()).isEqualTo(ServiceStatus.SERVICE_STATUS_DEGRADED);
      assertThat(listed.getProviders(0).getBreakerState())
          .as("only an answer closes it")
          .isEqualTo(BreakerState.BREAKER_STATE_OPEN);
      assertThat(openAlerts("breaker_open", 1)).hasSize(1);
    } finally {
      first.answerByDefault(GatewayTestCase::say);
      writeSettings(settings());
    }
    awaitRecovery();
    openAlerts("breaker_open", 0);
  }
}
