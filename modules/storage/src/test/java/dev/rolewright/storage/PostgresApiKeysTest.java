package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.Authenticator;
import dev.rolewright.access.FirstKey;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.testing.ApiKeyRepositoryContract;
import dev.rolewright.platform.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresApiKeysTest extends ApiKeyRepositoryContract {
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Override
  protected TenantRepository tenants() {
    return test.database().tenants();
  }

  @Override
  protected ApiKeyRepository keys() {
    return test.database().apiKeys();
  }

  @Test
  void ofReplicasThatStartAtOnceOneGetsTheFirstKey() throws Exception {
    FirstKey firstKey = FirstKey.create(tenants(), keys(), TestDatabase.IDS, Time.system());
    Callable<Optional<String>> start = () -> firstKey.ensure(Optional.empty(), false);
    List<String> secrets = new ArrayList<>();
    try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<String>> result : replicas.invokeAll(Collections.nCopies(10, start))) {
        result.get().ifPresent(secrets::add);
      }
    }
    assertThat(secrets).hasSize(1);
    Authenticator authenticator = Authenticator.create(keys(), Time.system());
    assertThat(authenticator.authenticate(secrets.getFirst()).tenantName()).isEqualTo("default");
  }
}
