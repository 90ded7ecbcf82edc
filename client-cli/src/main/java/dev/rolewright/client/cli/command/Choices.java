package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.input.ContentIds;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.view.ProfileView;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.ProfileSelector;
import java.util.Map;
import java.util.Optional;

/** Turns {@code FILE|ID} arguments into the job and the person that are meant. */
final class Choices {
  private Choices() {}

  /**
   * Returns the job. The text of a file goes along with the call and is not stored; a file that is
   * no UTF-8 text has to be decoded by the server and is stored.
   */
  static JobSelector job(Session session, String argument) {
    session.fieldNames().put("job", Inputs.describe(argument));
    if (Inputs.isId(argument)) {
      return JobSelector.newBuilder().setJobId(argument).build();
    }
    return switch (session.inputs().textOrSource(argument)) {
      case Source.PlainText plain -> JobSelector.newBuilder().setText(plain.text()).build();
      case Source.File file -> {
        String id = parse(session, argument, file.jobRequest()).getJob().getId();
        stored(session, "job", id);
        yield JobSelector.newBuilder().setJobId(id).build();
      }
    };
  }

  /** Returns the person. A file is imported and stored, and the id it got is told. */
  static Person person(Session session, String argument) {
    session.fieldNames().put("profile", Inputs.describe(argument));
    if (Inputs.isId(argument)) {
      return new Person(argument, Optional.empty());
    }
    ImportProfileRequest.Builder request = session.inputs().source(argument).profileRequest();
    Profile profile = importProfile(session, argument, request).getProfile();
    stored(session, "profile", profile.getId());
    return new Person(profile.getId(), Optional.of(profile));
  }

  /** Parses the job ad that an argument names. */
  static ParseJobResponse parse(Session session, String argument, ParseJobRequest.Builder request) {
    nameSource(session, argument);
    ParseJobRequest identified = ContentIds.identified(request);
    return session.call(server -> server.jobs().parseJob(identified));
  }

  /** Imports the CV that an argument names. */
  static ImportProfileResponse importProfile(
      Session session, String argument, ImportProfileRequest.Builder request) {
    nameSource(session, argument);
    ImportProfileRequest identified = ContentIds.identified(request);
    return session.call(server -> server.profiles().importProfile(identified));
  }

  private static void nameSource(Session session, String argument) {
    session.fieldNames().put("text", Inputs.describe(argument));
    session.fieldNames().put("document", Inputs.describe(argument));
  }

  /**
   * The person that is meant.
   *
   * @param id id of the stored profile
   * @param imported the profile where this command imported it
   */
  record Person(String id, Optional<Profile> imported) {
    ProfileSelector selector() {
      return ProfileSelector.newBuilder().setProfileId(id).build();
    }

    /** Returns the profile, from the server where it is not at hand. */
    Profile profile(Session session) {
      GetProfileRequest request = GetProfileRequest.newBuilder().setProfileId(id).build();
      return imported.orElseGet(
          () -> session.call(server -> server.profiles().getProfile(request)).getProfile());
    }
  }

  /** Returns the name of each piece of evidence by its id. */
  static Map<String, String> evidenceNames(Profile profile) {
    return ProfileView.evidenceNames(profile, "your profile");
  }

  private static void stored(Session session, String kind, String id) {
    Style style = session.terminal().errorStyle();
    session.terminal().remark(style.dim("stored as " + kind + " " + id));
    session.terminal().remark(style.dim("  rolewright " + kind + " delete " + id + " erases it"));
  }
}
