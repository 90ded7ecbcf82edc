package dev.rolewright.server;

import dev.rolewright.testkit.vendor.VendorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configuration by which one model, {@code near/m}, does all tasks. Its breaker never opens. */
final class NearModel {
  private static final String SETTINGS =
      """
      {
        "providers": {
          "near": {"kind": "openai_compatible", "base_url": "URL/v1",
            "models": {"m": {"json_schema": true}}}
        },
        "retries": {"max_retries": 0},
        "breaker": {"consecutive_failures": 1000, "failure_rate": 1.0, "minimum_calls": 1000},
        MORE
        "routes": {"default": {"models": ["near/m"]}},
        "cache": {"enabled": false},
        "default_route": "default",
        "direct_route": "default"
      }
      """;

  private NearModel() {}

  /** Writes the file into a folder of configuration. */
  static void configure(Path folder, VendorServer vendor) throws IOException {
    configure(folder, vendor, "");
  }

  /**
   * Writes the file with more members.
   *
   * @param more members of JSON, each with a comma behind it
   */
  static void configure(Path folder, VendorServer vendor, String more) throws IOException {
    Files.writeString(
        folder.resolve("provider_settings.json"),
        SETTINGS.replace("URL", vendor.url().toString()).replace("MORE", more));
  }
}
