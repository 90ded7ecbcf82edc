package dev.rolewright.server;

import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.ProfileSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Inputs of the tests; the longer ones are the project's samples. */
final class Samples {
  static final String SHORT_AD =
      """
      Java Developer
      Requirements:
      - 3 years of experience with Java and PostgreSQL
      - Docker is a plus
      """;

  private Samples() {}

  static String backendAd() {
    return read("jobs/backend-engineer.txt");
  }

  static String jsonResume() {
    return read("profiles/maya-okafor.json");
  }

  static String plainCv() {
    return read("profiles/priya-raman.txt");
  }

  static String uuid() {
    return UUID.randomUUID().toString();
  }

  static JobSelector requirements() {
    return JobSelector.newBuilder()
        .setRequirements(InlineRequirements.newBuilder().addMustHaveSkills("Java"))
        .build();
  }

  static ProfileSelector inlineProfile() {
    return ProfileSelector.newBuilder()
        .setInline(
            InlineProfile.newBuilder()
                .setFullName("Ada Example")
                .addArtifacts(
                    Artifact.newBuilder()
                        .setId("a")
                        .setTitle("Developer")
                        .addHighlights("Wrote a parser in Java that reads 40 formats")))
        .build();
  }

  /** Returns a person with so much to say that the CV does not fit any transport's buffer. */
  static ProfileSelector longProfile() {
    InlineProfile.Builder person = InlineProfile.newBuilder().setFullName("Ada Example");
    for (int position = 0; position < 40; position++) {
      Artifact.Builder artifact =
          Artifact.newBuilder().setId("a" + position).setTitle("Developer " + position);
      for (int highlight = 0; highlight < 5; highlight++) {
        artifact.addHighlights(
            "Wrote part %d of system %d in Java, ".formatted(highlight, position)
                + "which reads and checks documents of many kinds, ".repeat(10)
                + "and ran it for a year");
      }
      person.addArtifacts(artifact);
    }
    return ProfileSelector.newBuilder().setInline(person).build();
  }

  /** Returns a request for a CV of that length. */
  static GenerateCvRequest longCv() {
    return GenerateCvRequest.newBuilder()
        .setJob(requirements())
        .setProfile(longProfile())
        .setMaxBullets(20)
        .build();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of("..", "samples").resolve(file));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
