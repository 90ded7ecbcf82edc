package dev.rolewright.client.cli.command;

import dev.rolewright.proto.v1.RequestCategory;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a text is about, for the server's rules and its cache. */
final class CategoryOptions {
  /** Fields of a request by the options that set them. */
  static final Map<String, String> FIELD_NAMES =
      Map.of(
          "category.sector", "--sector",
          "category.seniority", "--seniority",
          "category.profile_field", "--profile-field");

  @Option(
      names = "--sector",
      paramLabel = "NAME",
      defaultValue = "",
      description = "sector of the job, e.g. health; no personal data")
  private String sector = "";

  @Option(
      names = "--seniority",
      paramLabel = "LEVEL",
      defaultValue = "",
      description = "level of the job, e.g. senior")
  private String seniority = "";

  @Option(
      names = "--profile-field",
      paramLabel = "NAME",
      defaultValue = "",
      description = "field of the profile, e.g. nursing")
  private String profileField = "";

  RequestCategory category() {
    return RequestCategory.newBuilder()
        .setSector(sector)
        .setSeniority(seniority)
        .setProfileField(profileField)
        .build();
  }
}
