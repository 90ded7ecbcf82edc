package dev.rolewright.server.settings;

import dev.rolewright.llm.providers.VendorKind;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.ConfigTexts;
import java.util.Optional;

/** Finds the key of one entry of {@code providers}, in a file or a variable. */
final class KeyReader {
  private final ConfigTexts texts;
  private final VendorVariables variables;

  KeyReader(ConfigTexts texts, VendorVariables variables) {
    this.texts = texts;
    this.variables = variables;
  }

  /** Returns the variable that holds the key, unless a file does. */
  static Optional<String> variable(VendorKind kind, ConfigNode node) {
    ConfigNode reference = node.object("api_key");
    if (node.has("api_key")) {
      return reference.text("env");
    }
    return VendorVariables.usualKey(kind);
  }

  /** Returns where the key comes from, in words that follow "the key". */
  String place(VendorKind kind, ConfigNode node) {
    Optional<String> file = node.object("api_key").text("file");
    return file.filter(path -> fileKey(node).isPresent())
        .map(path -> "in the file " + path)
        .or(() -> variable(kind, node).map(name -> "in the variable " + variables.holder(name)))
        .orElse("that is not set (api_key in " + SettingsFiles.PROVIDERS + ")");
  }

  private Optional<String> fileKey(ConfigNode node) {
    return node.object("api_key")
        .text("file")
        .flatMap(texts::text)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** Returns the key; notes a mistake where it stands in the file of providers itself. */
  Optional<String> key(ConfigNode node, Optional<String> variable) {
    if (node.has("api_key") && node.text("api_key").isPresent()) {
      node.error(
          "api_key",
          "must not stand in this file; name where it is: {\"env\": \"NAME_OF_A_VARIABLE\"} or"
              + " {\"file\": \"/run/secrets/NAME\"}");
    }
    return fileKey(node).or(() -> variable.flatMap(variables::key));
  }
}
