package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.view.ProfileView;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.ParseJobRequest;
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
    if (Inputs.isId(argument)) {
      return JobSelector.newBuilder().setJobId(argument).build();
    }
    return switch (session.inputs().textOrSource(argument)) {
      case Source.PlainText plain -> JobSelector.newBuilder().setText(plain.text()).build();
      case Source.File file -> {
        ParseJobRequest request =
            ParseJobRequest.newBuilder()
                .setRequestId(Session.requestId())
                .setDocument(file.document())
                .build();
        String id =
            session
                .connection()
                .call(() -> session.connection().jobs().parseJob(request))
                .getJob()
                .getId();
        stored(session, "job", id);
        yield JobSelector.newBuilder().setJobId(id).build();
      }
    };
  }

  /** Returns the person. A file is imported and stored, and the id it got is told. */
  static Person person(Session session, String argument) {
    if (Inputs.isId(argument)) {
      return new Person(argument, Optional.empty());
    }
    ImportProfileRequest.Builder request =
        ImportProfileRequest.newBuilder().setRequestId(Session.requestId());
    switch (session.inputs().source(argument)) {
      case Source.PlainText plain -> request.setText(plain.text());
      case Source.File file -> request.setDocument(file.document());
    }
    Profile profile =
        session
            .connection()
            .call(() -> session.connection().profiles().importProfile(request.build()))
            .getProfile();
    stored(session, "profile", profile.getId());
    return new Person(profile.getId(), Optional.of(profile));
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
          () ->
              session
                  .connection()
                  .call(() -> session.connection().profiles().getProfile(request))
                  .getProfile());
    }
  }

  /** Returns the name of each piece of evidence by its id. */
  static Map<String, String> evidenceNames(Profile profile) {
    return ProfileView.evidenceNames(profile, "your profile");
  }

  private static void stored(Session session, String kind, String id) {
    session
        .terminal()
        .remark(
            session
                .terminal()
                .errorStyle()
                .dim(
                    "stored as "
                        + kind
                        + " "
                        + id
                        + " (rolewright "
                        + kind
                        + " delete "
                        + id
                        + ")"));
  }
}
