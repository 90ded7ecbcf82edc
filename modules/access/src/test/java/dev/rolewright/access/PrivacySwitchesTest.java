package dev.rolewright.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrivacySwitchesTest {
  private static final List<String> VENDORS = List.of("a", "b", "c");
  private static final List<String> REGIONS = List.of("", "eu", "us", PrivacySwitches.LOCAL_REGION);

  @Provide
  Arbitrary<PrivacySwitches> switches() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Set<String>> vendors = Arbitraries.of(VENDORS).set();
    Arbitrary<Set<String>> regions = Arbitraries.of(REGIONS).set();
    return Combinators.combine(flag, flag, vendors.optional(0.7), regions.optional(0.7))
        .as(PrivacySwitches::new);
  }

  @Property
  void togetherTheyAllowWhatBothAllowAndNothingElse(
      @ForAll("switches") PrivacySwitches tenant, @ForAll("switches") PrivacySwitches request) {
    PrivacySwitches both = tenant.and(request);
    assertThat(both.zeroRetention()).isEqualTo(tenant.zeroRetention() || request.zeroRetention());
    assertThat(both.localOnly()).isEqualTo(tenant.localOnly() || request.localOnly());
    assertThat(both.allowsAll()).isEqualTo(tenant.allowsAll() && request.allowsAll());
    for (String vendor : VENDORS) {
      for (String region : REGIONS) {
        assertThat(both.allows(vendor, region))
            .isEqualTo(tenant.allows(vendor, region) && request.allows(vendor, region));
      }
    }
  }

  @Property
  void itDoesNotMatterWhoSaysWhat(
      @ForAll("switches") PrivacySwitches one, @ForAll("switches") PrivacySwitches two) {
    assertThat(one.and(two)).isEqualTo(two.and(one));
    assertThat(one.and(one)).isEqualTo(one);
    assertThat(one.and(PrivacySwitches.NONE)).isEqualTo(one);
  }

  @Test
  void listsWithoutACommonNameAllowNobody() {
    PrivacySwitches tenant = PrivacySwitches.of(false, false, List.of("a"), List.of());
    PrivacySwitches request = PrivacySwitches.of(false, false, List.of("b"), List.of());
    PrivacySwitches both = tenant.and(request);
    assertThat(both.vendors()).contains(Set.of());
    assertThat(both.allowsAll()).isFalse();
    assertThat(VENDORS).noneMatch(vendor -> both.allows(vendor, "eu"));
  }

  @Test
  void whatForbidsAProviderIsNamedAsInTheApi() {
    PrivacySwitches all = PrivacySwitches.of(true, false, List.of("a"), List.of("local"));
    assertThat(all.forbidding("a", "eu")).contains("local_only");
    assertThat(all.forbidding("b", "local")).contains("allowed_vendors");
    assertThat(PrivacySwitches.of(false, false, List.of(), List.of("eu")).forbidding("a", ""))
        .contains("allowed_regions");
    assertThat(all.forbidding("a", "local")).isEmpty();
  }

  @Test
  void localOnlyLeavesTheRegionOfTheOperatorsOwnServers() {
    PrivacySwitches local = PrivacySwitches.of(true, false, List.of(), List.of());
    assertThat(REGIONS.stream().filter(region -> local.allows("a", region)))
        .containsExactly("local");
    PrivacySwitches abroad = PrivacySwitches.of(true, false, List.of(), List.of("eu"));
    assertThat(REGIONS).noneMatch(region -> abroad.allows("a", region));
  }
}
