package dev.rolewright.parsing;

import dev.rolewright.domain.Job;

/**
 * A job ad in structured form and how it was read.
 *
 * @param job without id and time, since it is not stored
 * @param engine parts that were used: {@code rules}, or {@code rules+MODEL} when the meaning of
 *     lines was compared with a model
 */
public record ParsedJob(Job job, String engine) {}
