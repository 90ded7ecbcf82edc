package dev.rolewright.server.settings;

import dev.rolewright.flags.FlagSubject;
import dev.rolewright.flags.Flags;
import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.platform.RequestContext;
import java.util.Locale;
import java.util.Optional;

/** Takes what the gateway asks from the flags of the server, by their names. */
public record TaskFlags(Flags flags) implements FeatureFlags {
  /** Returns the name of the flag for the model that is asked first. */
  static String defaultModel(String task) {
    return "llm." + task + ".default_model";
  }

  /** Returns the name of the flag that switches the cache. */
  static String cacheEnabled(String task) {
    return "llm." + task + ".cache_enabled";
  }

  /** Returns the name of the beta group. */
  static String betaGroup(String task) {
    return "llm_" + task + "_gpt4_turbo";
  }

  @Override
  public Optional<String> defaultModel(RequestContext context, String task, String user) {
    return flags.text(defaultModel(task), subject(context, task, user));
  }

  @Override
  public boolean isCacheEnabled(RequestContext context, String task, String user) {
    return flags.isOn(cacheEnabled(task), true, subject(context, task, user));
  }

  @Override
  public boolean isInBetaGroup(RequestContext context, String task, String user) {
    return flags.isOn(betaGroup(task), false, subject(context, task, user));
  }

  private static FlagSubject subject(RequestContext context, String task, String user) {
    return new FlagSubject(user, context.tenantId(), context.plan().toLowerCase(Locale.ROOT), task);
  }
}
