package dev.rolewright.server.mapping;

import static dev.rolewright.server.mapping.CommonMapping.timestamp;

import dev.rolewright.access.ApiKey;
import dev.rolewright.access.Plan;
import dev.rolewright.access.ProviderKey;
import dev.rolewright.access.Role;
import dev.rolewright.access.Tenant;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.TenantState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Maps tenants and keys. */
public final class AccessMapping {
  private static final String PLAN = "PLAN_";
  private static final String ROLE = "ROLE_";

  private AccessMapping() {}

  public static dev.rolewright.proto.v1.Tenant toProto(Tenant tenant) {
    return dev.rolewright.proto.v1.Tenant.newBuilder()
        .setId(tenant.id())
        .setName(tenant.name())
        .setDisplayName(tenant.displayName())
        .setPlan(CommonMapping.withPrefix(dev.rolewright.proto.v1.Plan.class, PLAN, tenant.plan()))
        .setState(CommonMapping.withPrefix(TenantState.class, "TENANT_STATE_", tenant.state()))
        .setCreateTime(timestamp(tenant.createTime()))
        .build();
  }

  public static dev.rolewright.proto.v1.ApiKey toProto(ApiKey key) {
    dev.rolewright.proto.v1.ApiKey.Builder builder =
        dev.rolewright.proto.v1.ApiKey.newBuilder()
            .setId(key.id())
            .setTenantId(key.tenantId())
            .setName(key.name())
            .setPrefix(key.prefix())
            .setCreateTime(timestamp(key.createTime()));
    key.roles()
        .forEach(
            role ->
                builder.addRoles(
                    CommonMapping.withPrefix(dev.rolewright.proto.v1.Role.class, ROLE, role)));
    key.expireTime().ifPresent(time -> builder.setExpireTime(timestamp(time)));
    key.revokeTime().ifPresent(time -> builder.setRevokeTime(timestamp(time)));
    return builder.build();
  }

  public static dev.rolewright.proto.v1.ProviderKey toProto(ProviderKey key) {
    return dev.rolewright.proto.v1.ProviderKey.newBuilder()
        .setId(key.id())
        .setTenantId(key.tenantId())
        .setProvider(key.provider())
        .setSuffix(key.suffix())
        .setEndpoint(key.endpoint())
        .setCreateTime(timestamp(key.createTime()))
        .setUpdateTime(timestamp(key.updateTime()))
        .build();
  }

  /** Returns the plan asked for; the free one when none is named. */
  public static Plan plan(dev.rolewright.proto.v1.Plan plan) {
    return switch (plan) {
      case PLAN_UNSPECIFIED, PLAN_FREE -> Plan.FREE;
      case PLAN_PREMIUM -> Plan.PREMIUM;
      case UNRECOGNIZED ->
          throw RolewrightException.invalid(
              "plan", "is no known plan; send PLAN_FREE or PLAN_PREMIUM.");
    };
  }

  /** Returns the roles asked for. */
  public static Set<Role> roles(List<dev.rolewright.proto.v1.Role> roles) {
    Set<Role> mapped = EnumSet.noneOf(Role.class);
    for (int index = 0; index < roles.size(); index++) {
      switch (roles.get(index)) {
        case ROLE_OPERATOR -> mapped.add(Role.OPERATOR);
        case ROLE_ADMIN -> mapped.add(Role.ADMIN);
        case ROLE_CLIENT -> mapped.add(Role.CLIENT);
        case ROLE_UNSPECIFIED, UNRECOGNIZED ->
            throw RolewrightException.invalid(
                "roles[" + index + "]",
                "is no known role; send ROLE_OPERATOR, ROLE_ADMIN or ROLE_CLIENT.");
      }
    }
    return mapped;
  }
}
