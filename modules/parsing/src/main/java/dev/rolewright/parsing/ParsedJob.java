package dev.rolewright.parsing;

import dev.rolewright.domain.Job;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.Purpose;
import java.util.Optional;

/**
 * A job ad in structured form and how it was read.
 *
 * @param job without id and time, since it is not stored
 * @param engine parts that were used: {@code rules}, or {@code rules+MODEL} when the meaning of
 *     lines was compared with a model
 * @param model the language model that read it besides; empty for none
 * @param failure why a language model that is set up did not; empty where none was asked, or it did
 */
public record ParsedJob(
    Job job, String engine, Optional<ByModel> model, Optional<ModelFailure> failure) {

  /**
   * What a language model took.
   *
   * @param completed the end of its answer
   * @param purpose the prompt by which it was asked
   */
  public record ByModel(ChatEvent.Completed completed, Purpose purpose) {}

  /** A job that the local engine read alone. */
  ParsedJob(Job job, String engine) {
    this(job, engine, Optional.empty(), Optional.empty());
  }
}
