package dev.rolewright.access;

import static dev.rolewright.access.Fixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.PageRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantAdministrationTest {
  private final Fixture fixture = new Fixture();
  private final TenantAdministration administration = fixture.tenantAdministration;

  @Test
  void createsATenantOnceForEachId() {
    String id = fixture.ids.next();
    Tenant tenant = administration.create(fixture.operator, id, "north-1", " North ", Plan.PREMIUM);
    assertThat(tenant.displayName()).isEqualTo("North");
    assertThat(tenant.state()).isEqualTo(TenantState.ACTIVE);
    assertThat(administration.create(fixture.operator, id, "north-1", "x", Plan.FREE))
        .isEqualTo(tenant);
    assertThat(fixture.acme.displayName()).isEqualTo("acme");
  }

  @Test
  void aNameIsTakenOnce() {
    assertRefused(
        ErrorCode.ALREADY_EXISTS,
        () -> administration.create(fixture.operator, fixture.ids.next(), "acme", "", Plan.FREE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "-a", "a_b", "a b", "ä", "a\n"})
  void refusesOtherNames(String name) {
    assertThat(refusedName(name)).containsExactly("name");
  }

  @Test
  void namesHaveAtMost63Characters() {
    assertThat(refusedName("a".repeat(64))).containsExactly("name");
    administration.create(fixture.operator, fixture.ids.next(), "a".repeat(63), "", Plan.FREE);
  }

  @Test
  void everyMistakeIsNamed() {
    assertThat(
            assertRefused(
                    ErrorCode.INVALID_FIELD,
                    () ->
                        administration.create(
                            fixture.operator, fixture.ids.next(), "", "x".repeat(201), Plan.FREE))
                .violations())
        .extracting(FieldViolation::field)
        .containsExactly("name", "display_name");
  }

  @Test
  void onlyOperatorsMay() {
    for (Principal caller : new Principal[] {fixture.admin, fixture.client}) {
      assertRefused(
          ErrorCode.PERMISSION,
          () -> administration.create(caller, fixture.ids.next(), "x", "", Plan.FREE));
      assertRefused(ErrorCode.PERMISSION, () -> administration.suspend(caller, fixture.acme.id()));
      assertRefused(ErrorCode.PERMISSION, () -> administration.resume(caller, fixture.acme.id()));
      assertRefused(ErrorCode.PERMISSION, () -> administration.list(caller, PageRequest.of(0, "")));
    }
  }

  @Test
  void theCallersOwnTenantIsNotSuspended() {
    assertRefused(
        ErrorCode.PRECONDITION,
        () -> administration.suspend(fixture.operator, fixture.operator.tenantId()));
    assertThat(administration.resume(fixture.operator, fixture.operator.tenantId()).state())
        .isEqualTo(TenantState.ACTIVE);
  }

  @Test
  void unknownTenantsAreNotFound() {
    assertRefused(
        ErrorCode.NOT_FOUND, () -> administration.suspend(fixture.operator, fixture.ids.next()));
    assertRefused(ErrorCode.INVALID_FIELD, () -> administration.suspend(fixture.operator, "acme"));
  }

  @Test
  void listsNewestFirst() {
    assertThat(administration.list(fixture.operator, PageRequest.of(0, "")).items())
        .extracting(Tenant::name)
        .containsExactly("acme", "default");
  }

  private List<String> refusedName(String name) {
    return assertRefused(
            ErrorCode.INVALID_FIELD,
            () -> administration.create(fixture.operator, fixture.ids.next(), name, "", Plan.FREE))
        .violations()
        .stream()
        .map(FieldViolation::field)
        .toList();
  }
}
