package dev.rolewright.parsing;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;

/** Parses job ads and keeps them. */
public final class JobIntake {
  private final JobAdParser parser;
  private final JobRepository jobs;
  private final Time time;

  private JobIntake(JobAdParser parser, JobRepository jobs, Time time) {
    this.parser = parser;
    this.jobs = jobs;
    this.time = time;
  }

  /** Creates the intake. */
  public static JobIntake create(JobAdParser parser, JobRepository jobs, Time time) {
    return new JobIntake(parser, jobs, time);
  }

  /**
   * Parses an ad without keeping it.
   *
   * @param companyNameHint name of the employer where the caller knows it; may be empty
   * @throws dev.rolewright.platform.RolewrightException TIMEOUT or CANCELLED when nobody waits any
   *     more
   */
  public ParsedJob parse(RequestContext context, SourceText source, String companyNameHint) {
    return parser.parse(context, source, companyNameHint);
  }

  /**
   * Parses an ad and keeps it under an id; the same id again keeps nothing twice.
   *
   * @return the job as stored, which is the first one when there was one under this id
   * @throws dev.rolewright.platform.RolewrightException TIMEOUT or CANCELLED, with nothing stored,
   *     when nobody waits any more
   */
  public ParsedJob keep(
      RequestContext context, String jobId, SourceText source, String companyNameHint) {
    ParsedJob parsed = parser.parse(context, source, companyNameHint);
    Job stored = parsed.job().stored(jobId, time.now());
    context.checkActive();
    boolean inserted = jobs.insert(context.tenantId(), stored);
    return new ParsedJob(
        inserted ? stored : jobs.find(context.tenantId(), jobId).orElse(stored), parsed.engine());
  }
}
