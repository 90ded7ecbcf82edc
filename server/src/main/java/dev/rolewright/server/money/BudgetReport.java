package dev.rolewright.server.money;

import dev.rolewright.access.KeyAdministration;
import dev.rolewright.access.Principal;
import dev.rolewright.access.Role;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GetBudgetRequest;
import dev.rolewright.proto.v1.GetBudgetResponse;
import dev.rolewright.server.mapping.UsageMapping;
import dev.rolewright.server.settings.GatewaySettings;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tells what is left of the budgets to those who may see it. */
public final class BudgetReport {
  private final BudgetStore store;
  private final TenantAdministration tenants;
  private final KeyAdministration keys;
  private final Supplier<GatewaySettings> settings;

  /**
   * Creates it over what is spent.
   *
   * @param settings the limits as they are now
   */
  public BudgetReport(
      BudgetStore store,
      TenantAdministration tenants,
      KeyAdministration keys,
      Supplier<GatewaySettings> settings) {
    this.store = store;
    this.tenants = tenants;
    this.keys = keys;
    this.settings = settings;
  }

  /**
   * Returns the budgets that a request asks for, those of them that are configured.
   *
   * @throws RolewrightException INVALID_FIELD; NOT_FOUND for a tenant or a key that is not the
   *     caller's to see; STORAGE_UNAVAILABLE
   */
  public GetBudgetResponse read(Principal caller, GetBudgetRequest request) {
    FieldChecks checks = new FieldChecks();
    checks.optionalUuid("tenant_id", request.getTenantId());
    checks.optionalUuid("api_key_id", request.getApiKeyId());
    checks.throwIfAny();
    GatewaySettings current = settings.get();
    List<BudgetScope> configured =
        scopes(caller, request).stream()
            .filter(scope -> current.budgets().of(scope).isPresent())
            .toList();
    GetBudgetResponse.Builder response = GetBudgetResponse.newBuilder();
    if (!configured.isEmpty()) {
      YearMonth month = ScopeMonth.monthOf(store.now());
      List<BudgetState> states =
          store.states(configured.stream().map(scope -> new ScopeMonth(scope, month)).toList());
      for (BudgetState state : states) {
        long limit = current.budgets().of(state.key().scope()).orElseThrow();
        response.addBudgets(UsageMapping.toProto(state, limit, current.gateway().whenSpent()));
      }
    }
    return response.build();
  }

  private List<BudgetScope> scopes(Principal caller, GetBudgetRequest request) {
    List<BudgetScope> scopes = new ArrayList<>(3);
    if (caller.has(Role.OPERATOR)) {
      scopes.add(BudgetScope.deployment());
    }
    String tenant = tenants.visible(caller, request.getTenantId());
    scopes.add(BudgetScope.tenant(tenant));
    String asked = request.getApiKeyId();
    if (!asked.isEmpty()) {
      scopes.add(BudgetScope.apiKey(tenant, keys.visible(caller, tenant, asked)));
    } else if (tenant.equals(caller.tenantId())) {
      scopes.add(BudgetScope.apiKey(tenant, caller.keyId()));
    }
    return scopes;
  }
}
