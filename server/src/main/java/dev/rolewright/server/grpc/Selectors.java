package dev.rolewright.server.grpc;

import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.Matcher;
import dev.rolewright.parsing.JobAdParser;
import dev.rolewright.parsing.SourceText;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.ProfileSelector;
import dev.rolewright.server.mapping.InlineChecks;
import dev.rolewright.server.mapping.InlineInputs;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the job and the person that a request names, or takes them from the request itself. */
public final class Selectors {
  private final JobRepository jobs;
  private final ProfileRepository profiles;
  private final JobAdParser parser;
  private final InlineInputs inline;
  private final Matcher matcher;

  /** Creates the look-up. */
  public Selectors(
      JobRepository jobs,
      ProfileRepository profiles,
      JobAdParser parser,
      InlineInputs inline,
      Matcher matcher) {
    this.jobs = jobs;
    this.profiles = profiles;
    this.parser = parser;
    this.inline = inline;
    this.matcher = matcher;
  }

  /**
   * A job that was found.
   *
   * @param id empty for an inline job
   * @param text the words of the job
   */
  record SelectedJob(String id, JobNeeds needs, String text) {
    static SelectedJob of(Job job) {
      String text = job.lines().stream().map(JobLine::text).collect(Collectors.joining("\n"));
      return new SelectedJob(job.id(), JobNeeds.of(job), text);
    }
  }

  /**
   * A person who was found.
   *
   * @param vectors stored vectors of the evidence
   */
  record SelectedProfile(Profile profile, Optional<EvidenceVectors> vectors) {}

  /** Notes what is wrong with both selectors, so that the caller learns all of it at once. */
  static void check(JobSelector job, ProfileSelector profile) {
    FieldChecks checks = new FieldChecks();
    check(checks, job);
    check(checks, profile);
    checks.throwIfAny();
  }

  static void check(FieldChecks checks, JobSelector job) {
    switch (job.getSelectorCase()) {
      case JOB_ID -> checks.uuid("job.job_id", job.getJobId());
      case TEXT ->
          checks.text("job.text", job.getText(), SourceText.MIN_LENGTH, SourceText.MAX_LENGTH);
      case REQUIREMENTS -> InlineChecks.check(checks, "job.requirements", job.getRequirements());
      case SELECTOR_NOT_SET ->
          checks.reject("job", "is missing; send job_id, text or requirements.");
    }
  }

  static void check(FieldChecks checks, ProfileSelector profile) {
    switch (profile.getSelectorCase()) {
      case PROFILE_ID -> checks.uuid("profile.profile_id", profile.getProfileId());
      case INLINE -> InlineChecks.check(checks, "profile.inline", profile.getInline());
      case SELECTOR_NOT_SET -> checks.reject("profile", "is missing; send profile_id or inline.");
    }
  }

  /** Returns the ids of the stored resources among a checked job and person. */
  static Set<String> storedIds(JobSelector job, ProfileSelector profile) {
    return Stream.of(job.getJobId(), profile.getProfileId())
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Finds a checked job. */
  SelectedJob job(RequestContext context, JobSelector selector) {
    return switch (selector.getSelectorCase()) {
      case JOB_ID ->
          jobs.find(context.tenantId(), selector.getJobId())
              .map(SelectedJob::of)
              .orElseThrow(() -> RolewrightException.notFound("job", selector.getJobId()));
      case TEXT ->
          SelectedJob.of(
              parser.parse(context, SourceText.of("job.text", selector.getText()), "").job());
      case REQUIREMENTS -> {
        InlineRequirements requirements = selector.getRequirements();
        yield new SelectedJob("", inline.needs(requirements), InlineInputs.text(requirements));
      }
      case SELECTOR_NOT_SET -> throw new IllegalStateException("selector was not checked");
    };
  }

  /** Finds a checked person. */
  SelectedProfile profile(RequestContext context, ProfileSelector selector) {
    return switch (selector.getSelectorCase()) {
      case PROFILE_ID -> stored(context, selector.getProfileId());
      case INLINE -> new SelectedProfile(inline.profile(selector.getInline()), Optional.empty());
      case SELECTOR_NOT_SET -> throw new IllegalStateException("selector was not checked");
    };
  }

  private SelectedProfile stored(RequestContext context, String profileId) {
    Profile profile =
        profiles
            .find(context.tenantId(), profileId)
            .orElseThrow(() -> RolewrightException.notFound("profile", profileId));
    return new SelectedProfile(
        profile, profiles.findVectors(context.tenantId(), profileId, matcher.model()));
  }
}
