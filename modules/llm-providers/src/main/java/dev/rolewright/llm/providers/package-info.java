/**
 * The vendors of language models. {@link dev.rolewright.llm.providers.Providers} makes a provider
 * of settings; langchain4j writes the request of each vendor, and what comes back is read here,
 * byte by byte, since a stream that ends early must never look like an answer.
 *
 * <p>Thread rule: providers are safe for use by many threads; a call runs on its caller's thread,
 * which is a virtual one.
 */
@NullMarked
package dev.rolewright.llm.providers;

import org.jspecify.annotations.NullMarked;
