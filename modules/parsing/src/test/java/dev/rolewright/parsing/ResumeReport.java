package dev.rolewright.parsing;

import dev.rolewright.domain.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the JSON Resumes of a folder as plain text in several layouts and counts the positions
 * that the parser finds again in the text: title, organization, start and end alike. Not part of
 * the build.
 */
final class ResumeReport {
  private ResumeReport() {}

  /** Takes {@code --data DIR}; reads {@code DIR/resumes/*.resume.json}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--data")) {
      throw new IllegalArgumentException("usage: ResumeReport --data DIR");
    }
    int said = 0;
    int found = 0;
    int made = 0;
    for (Path file : resumes(Path.of(arguments[1], "resumes"))) {
      SourceText source =
          SourceText.of("text", Files.readString(file), "application/json", file.toString());
      Profile profile = ProfileFixtures.PARSER.parse(source).profile();
      List<String> expected = PlainLayouts.positions(profile);
      for (PlainLayouts layout : PlainLayouts.values()) {
        List<String> left =
            new ArrayList<>(PlainLayouts.positions(ProfileFixtures.profile(layout.write(profile))));
        made += left.size();
        said += expected.size();
        for (String position : expected) {
          if (left.remove(position)) {
            found++;
          } else {
            IO.println(file.getFileName() + " " + layout + " misses " + position);
          }
        }
      }
    }
    IO.println("found " + found + " of " + said + " positions; read " + made);
  }

  private static List<Path> resumes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("resume.json"))
          .sorted()
          .toList();
    }
  }
}
