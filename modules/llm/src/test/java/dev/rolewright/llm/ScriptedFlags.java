package dev.rolewright.llm;

import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.platform.RequestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags that a test sets, the same ones for every task. */
final class ScriptedFlags implements FeatureFlags {
  Optional<String> defaultModel = Optional.empty();
  final Set<String> betaUsers = new HashSet<>();
  final Set<String> uncachedTasks = new HashSet<>();
  final List<String> users = Collections.synchronizedList(new ArrayList<>());

  @Override
  public Optional<String> defaultModel(RequestContext context, String task, String user) {
    return defaultModel;
  }

  @Override
  public boolean isCacheEnabled(RequestContext context, String task, String user) {
    return !uncachedTasks.contains(task);
  }

  @Override
  public boolean isInBetaGroup(RequestContext context, String task, String user) {
    users.add(user);
    return betaUsers.contains(user);
  }
}
