package dev.rolewright.access.testing;

import dev.rolewright.access.Tenant;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.TenantState;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Tenants in memory. */
public final class InMemoryTenants implements TenantRepository {
  private final NavigableMap<String, Tenant> byId = new TreeMap<>();

  @Override
  public synchronized void insert(Tenant tenant) {
    if (byId.containsKey(tenant.id())) {
      return;
    }
    if (findByName(tenant.name()).isPresent()) {
      throw RolewrightException.of(ErrorCode.ALREADY_EXISTS, "name: is taken.");
    }
    byId.put(tenant.id(), tenant);
  }

  @Override
  public synchronized Optional<Tenant> find(String tenantId) {
    return Optional.ofNullable(byId.get(tenantId));
  }

  @Override
  public synchronized Optional<Tenant> findByName(String name) {
    return byId.values().stream().filter(tenant -> tenant.name().equals(name)).findFirst();
  }

  @Override
  public synchronized Page<Tenant> list(PageRequest page) {
    return page(byId, page, Function.identity());
  }

  @Override
  public synchronized Optional<Tenant> setState(String tenantId, TenantState state) {
    return Optional.ofNullable(
        byId.computeIfPresent(
            tenantId,
            (id, old) ->
                new Tenant(
                    id, old.name(), old.displayName(), old.plan(), state, old.createTime())));
  }

  static <S, T> Page<T> page(NavigableMap<String, S> byId, PageRequest page, Function<S, T> shown) {
    NavigableMap<String, S> rest =
        page.afterId().isEmpty() ? byId : byId.headMap(page.afterId(), false);
    List<String> ids = List.copyOf(rest.descendingKeySet());
    List<String> onPage = ids.subList(0, Math.min(page.size(), ids.size()));
    String next = ids.size() > page.size() ? onPage.getLast() : "";
    return new Page<>(onPage.stream().map(id -> shown.apply(rest.get(id))).toList(), next);
  }
}
