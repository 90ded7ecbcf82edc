package dev.rolewright.prompts;

import java.util.Optional;

/**
 * What a change of the active version came to.
 *
 * @param now the version that is active now
 * @param before the version that was active before; empty where none was
 */
public record PromptChange(PromptVersion now, Optional<PromptVersion> before) {}
