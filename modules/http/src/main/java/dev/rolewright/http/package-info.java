/**
 * The OpenAI-compatible endpoint. It decides nothing about models: it reads a request of that API,
 * makes one call of {@code GatewayService} of it with the caller's own key, and writes the events
 * that come back in that API's form.
 *
 * <p>Thread rule: each connection has a virtual thread that reads, calls and writes, one request
 * after the other, and blocks wherever it has to wait. What belongs to one request is used by that
 * thread alone; the exceptions, {@code GatewayCall} and {@code ReadAhead}, say so.
 */
@NullMarked
package dev.rolewright.http;

import org.jspecify.annotations.NullMarked;
