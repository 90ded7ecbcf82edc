package dev.rolewright.server.settings;

import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigErrors;
import dev.rolewright.platform.ConfigTexts;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one reading: those of the directory, and the shipped ones where it has none.
 *
 * @param directory of the files, for messages
 * @param errors takes the mistakes
 */
record SettingsDocuments(Path directory, ConfigTexts texts, ConfigErrors errors) {
  /** Returns a file; empty where it is no JSON, which is noted. */
  Optional<ConfigDocument> of(String name) {
    return texts
        .text(name)
        .map(text -> ConfigDocument.read(directory.resolve(name).toString(), text, errors))
        .orElseGet(
            () -> ConfigDocument.read(name + " (shipped)", SettingsFiles.shipped(name), errors));
  }
}
