package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.CallFailedException;
import dev.rolewright.client.cli.input.ContentIds;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.view.JobView;
import dev.rolewright.client.cli.view.ProfileView;
import dev.rolewright.proto.v1.GetJobRequest;
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
import java.util.function.Function;

/** Turns {@code FILE|ID} arguments into the job and the person that are meant. */
final class Choices {
  private Choices() {}

  /**
   * Returns the job and the person. Both files are read before anything is sent, and the job is
   * parsed or looked up before the person is stored, so that what is wrong leaves nothing behind.
   */
  static Pair pair(Session session, PairOptions given) {
    Optional<Source> ad = file(given.job, session.inputs()::textOrSource);
    Optional<Source> cv = file(given.profile, session.inputs()::source);
    if (ad.filter(Source.File.class::isInstance).isPresent() && cv.isEmpty()) {
      session.fieldNames().put("profile", Inputs.describe(given.profile));
      requireProfile(session, given.profile);
    }
    if (ad.isEmpty() && cv.isPresent()) {
      requireJob(session, given.job);
    }
    JobSelector job = job(session, given.job, ad);
    return new Pair(job, person(session, given.profile, cv));
  }

  /**
   * Returns the job. The text of a file goes along with the call and is not stored; a file that is
   * no UTF-8 text has to be decoded by the server and is stored.
   */
  static JobSelector job(Session session, String argument) {
    return job(session, argument, file(argument, session.inputs()::textOrSource));
  }

  private static JobSelector job(Session session, String argument, Optional<Source> ad) {
    session.fieldNames().put("job", Inputs.describe(argument));
    if (ad.isEmpty()) {
      return JobSelector.newBuilder().setJobId(argument).build();
    }
    return switch (ad.get()) {
      case Source.PlainText plain -> {
        // The answers to what the text goes along with don't tell how sure its reading is.
        parse(session, argument, plain, plain.jobRequest().setStore(false));
        yield JobSelector.newBuilder().setText(plain.text()).build();
      }
      case Source.File document -> {
        String id = parse(session, argument, document, document.jobRequest()).getJob().getId();
        stored(session, "job", id);
        yield JobSelector.newBuilder().setJobId(id).build();
      }
    };
  }

  /** Returns the person. A file is imported and stored, and the id it got is told. */
  private static Person person(Session session, String argument, Optional<Source> cv) {
    session.fieldNames().put("profile", Inputs.describe(argument));
    if (cv.isEmpty()) {
      return new Person(argument, Optional.empty());
    }
    ImportProfileResponse imported =
        importProfile(session, argument, cv.get(), cv.get().profileRequest());
    Profile profile = imported.getProfile();
    stored(session, "profile", profile.getId());
    imported.getWarningsList().forEach(warning -> session.warn(warning.getMessage()));
    return new Person(profile.getId(), Optional.of(profile));
  }

  private static Optional<Source> file(String argument, Function<String, Source> reader) {
    return Inputs.isId(argument) ? Optional.empty() : Optional.of(reader.apply(argument));
  }

  private static void requireJob(Session session, String id) {
    GetJobRequest request = GetJobRequest.newBuilder().setJobId(id).build();
    session.call(server -> server.jobs().getJob(request));
  }

  private static void requireProfile(Session session, String id) {
    GetProfileRequest request = GetProfileRequest.newBuilder().setProfileId(id).build();
    session.call(server -> server.profiles().getProfile(request));
  }

  /** Parses the job ad that an argument names, and says so where it looks like none. */
  static ParseJobResponse parse(
      Session session, String argument, Source ad, ParseJobRequest.Builder request) {
    ParseJobRequest identified = ContentIds.identified(request);
    String name = Inputs.describe(argument);
    try {
      ParseJobResponse response = session.call(server -> server.jobs().parseJob(identified));
      JobView.doubt(response.getJob(), name).ifPresent(session::warn);
      return response;
    } catch (CallFailedException failed) {
      throw ad.explain(failed, name);
    }
  }

  /** Imports the CV that an argument names. */
  static ImportProfileResponse importProfile(
      Session session, String argument, Source cv, ImportProfileRequest.Builder request) {
    ImportProfileRequest identified = ContentIds.identified(request);
    try {
      return session.call(server -> server.profiles().importProfile(identified));
    } catch (CallFailedException failed) {
      throw cv.explain(failed, Inputs.describe(argument));
    }
  }

  /**
   * What a command is about.
   *
   * @param job the job to send along
   * @param person who is meant
   */
  record Pair(JobSelector job, Person person) {}

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
