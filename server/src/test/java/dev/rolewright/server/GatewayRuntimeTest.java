package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.server.settings.GatewaySettings;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's configuration as a running server has it, against a vendor on this machine. */
@Timeout(120)
class GatewayRuntimeTest {
  @TempDir Path directory;

  private static final String SETTINGS =
      """
      {
        "providers": {
          "near": {
            "kind": "openai_compatible",
            "base_url": "URL",
            "api_key": {"env": "NEAR_KEY"},
            "models": {"m": {}}
          }
        },
        "routes": {"default": {"models": ["near/m"]}},
        "default_route": "default",
        "direct_route": "default"
      }
      """;

  @Test
  void asksVendorsAtTheStartAndAfterEachChangeThatIsValid() throws Exception {
    Path file = directory.resolve("config/provider_settings.json");
    Files.createDirectories(file.getParent());
    try (VendorServer vendor = VendorServer.start();
        LogCapture log = LogCapture.of("dev.rolewright.server.settings")) {
      vendor.answerByDefault(
          request -> VendorScript.whole(200, "application/json", VendorWire.OPENAI.modelList("m")));
      String settings = SETTINGS.replace("URL", vendor.url() + "/v1");
      Files.writeString(file, settings);
      ServerConfig config = TestServer.config(directory, Map.of("NEAR_KEY", "sesame"));
      try (GatewayRuntime gateway = GatewayRuntime.open(config)) {
        assertThat(vendor.requests()).as("nothing is asked before the start").isEmpty();
        gateway.start();
        log.await(line -> line.equals("INFO Provider near answers"));

        GatewaySettings first = gateway.parts().settings().current();
        Files.writeString(file, settings.replace("\"kind\"", "\"sesame\": 1, \"kind\""));
        assertThat(log.await(line -> line.startsWith("WARN The configuration files changed")))
            .contains("is unknown");
        assertThat(gateway.parts().settings().current()).isSameAs(first);

        vendor.answerByDefault(
            request ->
                VendorScript.whole(
                    401, "application/json", VendorWire.OPENAI.error("invalid_api_key", "no")));
        Files.writeString(file, settings.replace("\"m\": {}", "\"m\": {}, \"n\": {}"));
        log.await(
            line ->
                line.equals(
                    "INFO The configuration files are valid again; version 2 holds, and the alert"
                        + " about them is over"));
        log.await(line -> line.startsWith("WARN Provider near is UNAUTHORIZED"));
        assertThat(gateway.parts().settings().current().version()).isEqualTo(2);
        assertThat(log.lines()).noneMatch(line -> line.contains(": sesame"));
      }
    }
  }
}
