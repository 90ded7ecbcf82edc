package dev.rolewright.prompts.testing;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.ActivationHistory;
import dev.rolewright.prompts.ActivationHistory.Activation;
import dev.rolewright.prompts.ActivationHistory.Step;
import dev.rolewright.prompts.PromptChange;
import dev.rolewright.prompts.PromptFilter;
import dev.rolewright.prompts.PromptRepository;
import dev.rolewright.prompts.PromptVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prompts in memory. */
public final class InMemoryPrompts implements PromptRepository {
  private static final String SHIPPED = "";

  private record Stored(String tenantId, PromptVersion version) {}

  private record Key(String tenantId, String name) {}

  private final Map<String, Stored> byId = new HashMap<>();
  private final Map<Key, List<Activation>> activations = new HashMap<>();
  private final Map<String, Instant> rolledBack = new HashMap<>();

  @Override
  public synchronized void insert(String tenantId, PromptVersion version) {
    if (byId.containsKey(version.id())) {
      return;
    }
    if (visible(tenantId).anyMatch(other -> isSame(other, version))) {
      throw RolewrightException.of(ErrorCode.ALREADY_EXISTS, "semver: exists.");
    }
    byId.put(version.id(), new Stored(tenantId, version));
  }

  @Override
  public synchronized void ship(List<PromptVersion> versions) {
    for (PromptVersion version : versions) {
      Optional<PromptVersion> known =
          visible(SHIPPED).filter(other -> isSame(other, version)).findFirst();
      if (known.isEmpty()) {
        byId.put(version.id(), new Stored(SHIPPED, version));
      } else if (!known.get().content().hash().equals(version.content().hash())) {
        throw new IllegalStateException("changed without a new semver");
      }
    }
  }

  @Override
  public synchronized Optional<PromptVersion> find(String tenantId, String versionId) {
    return visible(tenantId)
        .filter(version -> version.id().equals(versionId))
        .findFirst()
        .map(version -> shown(tenantId, version));
  }

  @Override
  public synchronized Optional<PromptVersion> findActive(String tenantId, String name) {
    return history(tenantId, name).active().flatMap(id -> find(tenantId, id));
  }

  @Override
  public synchronized Page<PromptVersion> list(
      String tenantId, PromptFilter filter, PageRequest page) {
    List<PromptVersion> wanted =
        visible(tenantId)
            .sorted(ORDER)
            .map(version -> shown(tenantId, version))
            .filter(version -> isWanted(version, filter))
            .toList();
    Optional<PromptVersion> last =
        Optional.of(page.afterId()).filter(id -> !id.isEmpty()).map(id -> after(tenantId, id));
    List<PromptVersion> rest =
        wanted.stream()
            .filter(version -> last.isEmpty() || ORDER.compare(version, last.get()) > 0)
            .toList();
    List<PromptVersion> shown = rest.subList(0, Math.min(page.size(), rest.size()));
    return new Page<>(shown, rest.size() > page.size() ? shown.getLast().id() : "");
  }

  @Override
  public synchronized PromptChange change(
      String tenantId,
      String name,
      Instant now,
      String reason,
      Function<ActivationHistory, Step> decide) {
    ActivationHistory history = history(tenantId, name);
    Step step = decide.apply(history);
    Optional<String> active = history.active();
    if (!active.equals(Optional.of(step.versionId()))) {
      List<Activation> changed = new ArrayList<>(history.activations());
      if (step.isRollback()) {
        active.ifPresent(id -> rolledBack.put(tenantId + id, now));
        changed.set(0, new Activation(changed.getFirst().versionId(), true));
      }
      changed.addFirst(new Activation(step.versionId(), false));
      activations.put(new Key(tenantId, name), changed);
    }
    return new PromptChange(
        find(tenantId, step.versionId()).orElseThrow(), active.flatMap(id -> find(tenantId, id)));
  }

  private static final Comparator<PromptVersion> ORDER =
      Comparator.comparing((PromptVersion version) -> version.content().name())
          .thenComparing(version -> version.content().semver(), Comparator.reverseOrder())
          .thenComparing(PromptVersion::id, Comparator.reverseOrder());

  private PromptVersion after(String tenantId, String id) {
    return find(tenantId, id)
        .orElseThrow(() -> RolewrightException.invalid("page_token", "was not given."));
  }

  private static boolean isWanted(PromptVersion version, PromptFilter filter) {
    return (filter.name().isEmpty() || version.content().name().equals(filter.name()))
        && (filter.taskType().isEmpty() || version.content().taskType().equals(filter.taskType()))
        && (!filter.isActiveOnly() || version.isActive());
  }

  private static boolean isSame(PromptVersion one, PromptVersion other) {
    return one.content().name().equals(other.content().name())
        && one.content().semver().equals(other.content().semver());
  }

  private Stream<PromptVersion> visible(String tenantId) {
    return byId.values().stream()
        .filter(stored -> stored.tenantId().equals(tenantId) || stored.tenantId().equals(SHIPPED))
        .map(Stored::version);
  }

  private ActivationHistory history(String tenantId, String name) {
    return new ActivationHistory(
        visible(SHIPPED)
            .filter(version -> version.content().name().equals(name))
            .min(ORDER)
            .map(PromptVersion::id),
        activations.getOrDefault(new Key(tenantId, name), List.of()));
  }

  private PromptVersion shown(String tenantId, PromptVersion version) {
    boolean isActive =
        history(tenantId, version.content().name()).active().equals(Optional.of(version.id()));
    return new PromptVersion(
        version.id(),
        version.content(),
        isActive,
        version.createdAt(),
        version.createdBy(),
        Optional.ofNullable(rolledBack.get(tenantId + version.id())));
  }
}
