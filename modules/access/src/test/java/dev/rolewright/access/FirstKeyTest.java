package dev.rolewright.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.testing.InMemoryKeys;
import dev.rolewright.access.testing.InMemoryTenants;
import dev.rolewright.access.testing.ManualTime;
import dev.rolewright.platform.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FirstKeyTest {
  private final ManualTime time = new ManualTime();
  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryKeys keys = new InMemoryKeys(tenants);
  private final FirstKey firstKey = FirstKey.create(tenants, keys, Ids.create(time), time);
  private final Authenticator authenticator = Authenticator.create(keys, time);

  @Test
  void theFirstStartGetsAKeyForEverything() {
    String secret = firstKey.ensure(Optional.empty(), false).orElseThrow();
    Principal principal = authenticator.authenticate(secret);
    assertThat(principal.tenantName()).isEqualTo("default");
    assertThat(principal.plan()).isEqualTo(Plan.PREMIUM);
    assertThat(principal.roles()).containsExactly(Role.OPERATOR, Role.ADMIN, Role.CLIENT);
  }

  @Test
  void laterStartsMakeNothing() {
    Optional<String> secret = firstKey.ensure(Optional.empty(), false);
    assertThat(firstKey.ensure(secret, false)).isEmpty();
    assertThat(firstKey.ensure(secret, true)).isEmpty();
  }

  @Test
  void aLostKeyIsReplacedOnlyWhenAskedFor() {
    String first = firstKey.ensure(Optional.empty(), false).orElseThrow();
    assertThat(firstKey.ensure(Optional.empty(), false)).isEmpty();
    assertThat(firstKey.ensure(Optional.of("garbage"), false)).isEmpty();
    String second = firstKey.ensure(Optional.of("garbage"), true).orElseThrow();
    assertThat(second).isNotEqualTo(first);
    assertThat(authenticator.authenticate(second).has(Role.OPERATOR)).isTrue();
  }

  @Test
  void theKeyOfASuspendedTenantIsNotLost() {
    Optional<String> secret = firstKey.ensure(Optional.empty(), false);
    Tenant tenant = tenants.findByName("default").orElseThrow();
    tenants.setState(tenant.id(), TenantState.SUSPENDED);
    assertThat(firstKey.ensure(secret, true)).isEmpty();
  }

  @Test
  void ofReplicasThatStartAtOnceOneGetsTheKey() throws Exception {
    Callable<Optional<String>> start = () -> firstKey.ensure(Optional.empty(), false);
    List<String> secrets = new ArrayList<>();
    try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<String>> result : replicas.invokeAll(Collections.nCopies(20, start))) {
        result.get().ifPresent(secrets::add);
      }
    }
    assertThat(secrets).hasSize(1);
    authenticator.authenticate(secrets.getFirst());
  }
}
