package dev.rolewright.server.settings;

import dev.rolewright.llm.CachePolicy;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.platform.ConfigErrors;
import dev.rolewright.platform.ConfigSchema;
import dev.rolewright.platform.ConfigTexts;
import dev.rolewright.safety.SafetyPolicies;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the assistants, one a file, and puts those that variables name in the shipped ones' place.
 */
final class AssistantFiles {
  private static final ConfigSchema SCHEMA =
      ConfigSchema.parse(SettingsFiles.shipped("assistant.schema.json"));

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private static final String ROUTE = "assistant";

  /** Variables that put another assistant in the place of a shipped one. */
  private static final Map<String, String> POINTERS =
      Map.of(
          "CV_DATA_EXTRACTOR_ASSISTANT_ID", "cv-data-extractor",
          "CV_PII_IDENTIFIER_ASSISTANT_ID", "cv-pii-identifier",
          "CV_SKILLS_ANALYST_ASSISTANT_ID", "cv-skills-analyst");

  private final VendorVariables variables;
  private final SafetyPolicies policies;

  AssistantFiles(VendorVariables variables, SafetyPolicies policies) {
    this.variables = variables;
    this.policies = policies;
  }

  /**
   * Reads all of them.
   *
   * @param providers what the other files say; empty where that can't be told
   */
  Map<String, Assistant> read(SettingsDocuments documents, Optional<GatewaySettings> providers) {
    ConfigTexts texts = documents.texts();
    ConfigErrors errors = documents.errors();
    Set<String> files = new TreeSet<>();
    SettingsFiles.SHIPPED_ASSISTANTS.forEach(id -> files.add(SettingsFiles.assistant(id)));
    texts.texts().keySet().stream()
        .filter(name -> name.startsWith(SettingsFiles.ASSISTANTS + "/"))
        .forEach(files::add);
    AssistantReader reader = assistantReader(providers);
    Map<String, Assistant> assistants = new TreeMap<>();
    for (String file : files) {
      String id =
          file.substring(SettingsFiles.ASSISTANTS.length() + 1, file.length() - ".json".length());
      if (!ID.matcher(id).matches()) {
        errors.add(
            documents.directory().resolve(file)
                + ": the name of the file is the assistant's id: 1 to 63 characters of a-z, 0-9,"
                + " hyphen and underscore that begin with a letter");
      }
      documents
          .of(file)
          .ifPresent(
              document -> {
                assistants.put(id, reader.read(id, document.root(), texts.text(file).isEmpty()));
                SCHEMA.check(document);
              });
    }
    point(assistants, errors);
    return assistants;
  }

  private AssistantReader assistantReader(Optional<GatewaySettings> providers) {
    if (providers.isEmpty()) {
      return new AssistantReader(
          anything -> true,
          ROUTE,
          policies,
          SafetySettings.DEFAULT.assistants(),
          CachePolicy.DEFAULT);
    }
    GatewayConfig gateway = providers.get().gateway();
    Set<String> known = new TreeSet<>(gateway.routes().keySet());
    known.addAll(gateway.aliases().keySet());
    for (ConfiguredProvider provider : providers.get().providers()) {
      provider.models().forEach(model -> known.add(provider.name() + "/" + model.name()));
    }
    return new AssistantReader(
        known::contains,
        gateway.routes().containsKey(ROUTE) ? ROUTE : providers.get().defaultRoute(),
        policies,
        providers.get().safety().assistants(),
        gateway.cache());
  }

  /** Puts the assistants that variables name in the place of the shipped ones. */
  private void point(Map<String, Assistant> assistants, ConfigErrors errors) {
    Map<String, Assistant> configured = Map.copyOf(assistants);
    new TreeMap<>(POINTERS)
        .forEach(
            (variable, id) ->
                variables
                    .value(variable)
                    .ifPresent(
                        target -> {
                          Assistant other = configured.get(target);
                          if (other == null) {
                            errors.add(
                                "environment: "
                                    + variable
                                    + ": there is no assistant of this name; known are "
                                    + String.join(", ", new TreeSet<>(configured.keySet())));
                          } else {
                            assistants.put(id, other);
                          }
                        }));
  }
}
