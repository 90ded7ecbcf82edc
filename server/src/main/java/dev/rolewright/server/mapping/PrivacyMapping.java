package dev.rolewright.server.mapping;

import static dev.rolewright.server.mapping.CommonMapping.timestamp;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.TenantPrivacy;
import dev.rolewright.access.TenantPrivacyAdministration;
import dev.rolewright.proto.v1.GetTenantPrivacyResponse;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.PutTenantPrivacyResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps privacy switches. */
public final class PrivacyMapping {
  private PrivacyMapping() {}

  /** Returns the switches of a request. */
  public static PrivacySwitches switches(PrivacyOptions options) {
    return PrivacySwitches.of(
        options.getLocalOnly(),
        options.getZeroRetention(),
        options.getAllowedVendorsList(),
        options.getAllowedRegionsList());
  }

  /** Returns the switches that a tenant is to have. */
  public static TenantPrivacyAdministration.Wanted wanted(PrivacyOptions options) {
    return new TenantPrivacyAdministration.Wanted(
        options.getLocalOnly(),
        options.getZeroRetention(),
        options.getAllowedVendorsList(),
        options.getAllowedRegionsList());
  }

  public static PutTenantPrivacyResponse stored(TenantPrivacy privacy) {
    return PutTenantPrivacyResponse.newBuilder()
        .setPrivacy(toProto(privacy.switches()))
        .setUpdateTime(timestamp(privacy.updateTime()))
        .build();
  }

  public static GetTenantPrivacyResponse found(Optional<TenantPrivacy> privacy) {
    GetTenantPrivacyResponse.Builder response =
        GetTenantPrivacyResponse.newBuilder()
            .setPrivacy(toProto(privacy.map(TenantPrivacy::switches).orElse(PrivacySwitches.NONE)));
    privacy.map(TenantPrivacy::updateTime).ifPresent(at -> response.setUpdateTime(timestamp(at)));
    return response.build();
  }

  private static PrivacyOptions toProto(PrivacySwitches switches) {
    return PrivacyOptions.newBuilder()
        .setLocalOnly(switches.localOnly())
        .setZeroRetention(switches.zeroRetention())
        .addAllAllowedVendors(sorted(switches.vendors()))
        .addAllAllowedRegions(sorted(switches.regions()))
        .build();
  }

  private static List<String> sorted(Optional<Set<String>> names) {
    return names.orElse(Set.of()).stream().sorted().toList();
  }
}
