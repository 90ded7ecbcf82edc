package dev.rolewright.client.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote down. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    try (InputStream version = ProgramVersion.class.getResourceAsStream("version.txt")) {
      String number =
          version == null
              ? "unknown"
              : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new String[] {"rolewright " + number};
    }
  }
}
