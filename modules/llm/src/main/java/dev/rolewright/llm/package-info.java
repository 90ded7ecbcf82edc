/**
 * Language models behind one neutral contract, and {@link dev.rolewright.llm.Gateway}, which
 * decides who answers: time limits, retries, breakers and failover. Streaming is the only path; a
 * unary call is a drained stream.
 *
 * <p>Thread rule: records are immutable; the gateway is safe for use by many threads, and a call
 * runs on its caller's thread.
 */
@NullMarked
package dev.rolewright.llm;

import org.jspecify.annotations.NullMarked;
