package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.RolewrightException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it takes to call one provider. {@link #toString} never shows the key.
 *
 * @param name the configured name, 1..64 characters, without a slash
 * @param baseUrl what the paths of the API are put behind: with {@code /v1} for OpenAI, Anthropic
 *     and compatible servers, the endpoint alone for Azure, the root for Ollama
 * @param apiKey empty for none, which only Ollama and compatible servers allow
 * @param apiVersion Azure's; empty for {@value #DEFAULT_AZURE_API_VERSION}, which is too old to
 *     answer by a JSON Schema
 * @param deployments Azure's name of the deployment of a model; the model's own name where it is
 *     not given
 * @param connectTimeout above 0 and at most a minute
 * @param models those that may be asked
 */
public record ProviderSettings(
    String name,
    VendorKind kind,
    URI baseUrl,
    String apiKey,
    String apiVersion,
    Map<String, String> deployments,
    Duration connectTimeout,
    List<ModelInfo> models) {

  /** The version of Azure's API that is used where none is set. */
  public static final String DEFAULT_AZURE_API_VERSION = "2024-05-01-preview";

  private static final int MOST_NAME_CHARACTERS = 64;
  private static final Duration LONGEST_CONNECT_TIMEOUT = Duration.ofMinutes(1);

  /**
   * Copies the collections and checks the rest.
   *
   * @throws RolewrightException INVALID_FIELD with all that is wrong
   */
  public ProviderSettings {
    deployments = Map.copyOf(deployments);
    models = List.copyOf(models);
    List<FieldViolation> violations = new ArrayList<>();
    if (name.isBlank() || name.length() > MOST_NAME_CHARACTERS || name.contains("/")) {
      violations.add(new FieldViolation("name", "must be 1..64 characters without a slash."));
    }
    if (!isHttp(baseUrl)) {
      violations.add(
          new FieldViolation(
              "base_url", "must be an http or https URL without user, query and fragment."));
    }
    if (apiKey.isBlank() && needsKey(kind)) {
      violations.add(new FieldViolation("api_key", "must be set for this kind of provider."));
    }
    if (!apiKey.chars().allMatch(each -> each > ' ' && each < 0x7f)) {
      violations.add(
          new FieldViolation("api_key", "must be visible ASCII characters without spaces."));
    }
    if (connectTimeout.isNegative()
        || connectTimeout.isZero()
        || connectTimeout.compareTo(LONGEST_CONNECT_TIMEOUT) > 0) {
      violations.add(
          new FieldViolation("connect_timeout", "must be above 0 and at most 60 seconds."));
    }
    if (!violations.isEmpty()) {
      throw RolewrightException.invalid(violations);
    }
  }

  String azureVersion() {
    return apiVersion.isBlank() ? DEFAULT_AZURE_API_VERSION : apiVersion;
  }

  @Override
  public String toString() {
    return "ProviderSettings[name=%s, kind=%s, baseUrl=%s, apiKey=%s, models=%s]"
        .formatted(name, kind, baseUrl, apiKey.isEmpty() ? "none" : "set", models);
  }

  private static boolean isHttp(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  private static boolean needsKey(VendorKind kind) {
    return switch (kind) {
      case OPENAI, AZURE_OPENAI, ANTHROPIC -> true;
      case OLLAMA, OPENAI_COMPATIBLE -> false;
    };
  }
}
