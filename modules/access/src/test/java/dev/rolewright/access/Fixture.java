package dev.rolewright.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.testing.InMemoryKeys;
import dev.rolewright.access.testing.InMemoryTenants;
import dev.rolewright.access.testing.ManualTime;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assertions;

/** The services over stores in memory, with two tenants and callers of every role. */
final class Fixture {
  final ManualTime time = new ManualTime();
  final Ids ids = Ids.create(time);
  final InMemoryTenants tenants = new InMemoryTenants();
  final InMemoryKeys keys = new InMemoryKeys(tenants);
  final KeyMemory memory = KeyMemory.create(time);
  final Authenticator authenticator = Authenticator.create(memory.over(keys), time);
  final TenantAdministration tenantAdministration =
      TenantAdministration.create(memory.over(tenants), time);
  final KeyAdministration keyAdministration =
      KeyAdministration.create(memory.over(tenants), memory.over(keys), time);
  final FirstKey firstKey = FirstKey.create(tenants, keys, ids, time);

  final Principal operator =
      authenticator.authenticate(firstKey.ensure(Optional.empty(), false).orElseThrow());
  final Tenant acme = tenantAdministration.create(operator, ids.next(), "acme", "", Plan.FREE);
  final IssuedKey adminKey =
      keyAdministration.create(
          operator, ids.next(), acme.id(), "admin", Set.of(Role.ADMIN), Optional.empty());
  final Principal admin = authenticator.authenticate(adminKey.secret());
  final IssuedKey clientKey =
      keyAdministration.create(admin, ids.next(), "", "client", Set.of(), Optional.empty());
  final Principal client = authenticator.authenticate(clientKey.secret());

  static RolewrightException assertRefused(ErrorCode code, ThrowingCallable call) {
    RolewrightException failure = Assertions.assertThrows(RolewrightException.class, call::call);
    assertThat(failure.code()).isEqualTo(code);
    return failure;
  }
}
