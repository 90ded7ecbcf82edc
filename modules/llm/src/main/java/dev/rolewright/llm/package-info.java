/**
 * Language models behind one neutral contract, and {@link dev.rolewright.llm.Gateway}, which
 * decides who answers: time limits, retries, breakers and failover. Streaming is the only path; a
 * unary call is a drained stream. {@link dev.rolewright.llm.StructuredAnswers} stands before it and
 * sees to the shape of the answer.
 *
 * <p>Thread rule: records are immutable; both are safe for use by many threads, and a call runs on
 * its caller's thread.
 */
@NullMarked
package dev.rolewright.llm;

import org.jspecify.annotations.NullMarked;
