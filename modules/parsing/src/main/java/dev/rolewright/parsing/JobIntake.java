package dev.rolewright.parsing;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.StructuredAnswer;
import dev.rolewright.parsing.model.GroundedJob;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.PromptedModel;
import dev.rolewright.skills.SkillFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parses job ads and keeps them. */
public final class JobIntake {
  private static final String PROMPT = "parse_jd";
  private static final int MOST_OF_A_NAME = 200;

  /** What is left of an answer without a valid field. */
  private static final String NOTHING = "{}";

  private final JobAdParser parser;
  private final SkillFinder finder;
  private final PromptedModel model;
  private final JobRepository jobs;
  private final Time time;

  private JobIntake(
      JobAdParser parser, SkillFinder finder, PromptedModel model, JobRepository jobs, Time time) {
    this.parser = parser;
    this.finder = finder;
    this.model = model;
    this.jobs = jobs;
    this.time = time;
  }

  /**
   * Creates the intake.
   *
   * @param model reads ads where a language model is set up; what the parser reads is what it is
   *     held against, and what is left where it fails
   */
  public static JobIntake create(
      JobAdParser parser, SkillFinder finder, PromptedModel model, JobRepository jobs, Time time) {
    return new JobIntake(parser, finder, model, jobs, time);
  }

  /**
   * Parses an ad without keeping it.
   *
   * @param companyNameHint name of the employer where the caller knows it; may be empty
   * @throws dev.rolewright.platform.RolewrightException TIMEOUT or CANCELLED when nobody waits any
   *     more; CONTENT_FILTER where a filter refused the ad or the model's answer, which is never
   *     gone around
   */
  public ParsedJob parse(RequestContext context, SourceText source, String companyNameHint) {
    ParsedJob local = parser.parse(context, source, companyNameHint);
    Map<String, String> variables = new HashMap<>(Map.of("job_text", source.shown()));
    if (!companyNameHint.isBlank()) {
      variables.put("company_name_hint", firstOf(companyNameHint.strip()));
    }
    return switch (model.ask(context, PROMPT, variables)) {
      case PromptedModel.Outcome.NotSetUp() -> local;
      case PromptedModel.Outcome.Failed(ModelFailure failure, _) ->
          new ParsedJob(local.job(), local.engine(), Optional.empty(), Optional.of(failure));
      case PromptedModel.Outcome.Answered(ChatAnswer answer, Purpose purpose, _) ->
          grounded(local, source, companyNameHint, answer, purpose);
    };
  }

  private ParsedJob grounded(
      ParsedJob local,
      SourceText source,
      String companyNameHint,
      ChatAnswer answer,
      Purpose purpose) {
    String json = answer.structured().map(StructuredAnswer::json).orElse(NOTHING);
    if (json.equals(NOTHING)) {
      return new ParsedJob(
          local.job(), local.engine(), Optional.empty(), Optional.of(ModelFailure.useless(answer)));
    }
    Job job = GroundedJob.of(local.job(), source.document().lines(), json, companyNameHint, finder);
    return new ParsedJob(
        job,
        local.engine(),
        Optional.of(new ParsedJob.ByModel(answer.completed(), purpose)),
        Optional.empty());
  }

  /** The prompt takes no longer names. */
  private static String firstOf(String name) {
    int end = Math.min(name.codePointCount(0, name.length()), MOST_OF_A_NAME);
    return name.substring(0, name.offsetByCodePoints(0, end));
  }

  /**
   * Parses an ad and keeps it under an id; the same id again keeps nothing twice.
   *
   * @return the job as stored, which is the first one when there was one under this id
   * @throws dev.rolewright.platform.RolewrightException with nothing stored: TIMEOUT or CANCELLED
   *     when nobody waits any more; CONTENT_FILTER where a filter refused the ad or the model's
   *     answer
   */
  public ParsedJob keep(
      RequestContext context, String jobId, SourceText source, String companyNameHint) {
    ParsedJob parsed = parse(context, source, companyNameHint);
    Job stored = parsed.job().stored(jobId, time.now());
    context.checkActive();
    boolean inserted = jobs.insert(context.tenantId(), stored);
    return new ParsedJob(
        inserted ? stored : jobs.find(context.tenantId(), jobId).orElse(stored),
        parsed.engine(),
        parsed.model(),
        parsed.failure());
  }
}
