package dev.rolewright.server.wiring;

import dev.rolewright.access.Vault;
import dev.rolewright.flags.Flags;
import dev.rolewright.llm.providers.Providers;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.server.settings.Settings;

/**
 * What the gateway stands on, opened before the wiring and closed after it.
 *
 * @param providers makes what calls vendors
 * @param settings its configuration
 * @param probes whether the vendors answer
 * @param flags what is tried out on a part of the users
 * @param vault keeps what is secret; closed where the operator gave no key
 */
public record OpenGateway(
    Providers providers, Settings settings, ProviderProbes probes, Flags flags, Vault vault) {}
