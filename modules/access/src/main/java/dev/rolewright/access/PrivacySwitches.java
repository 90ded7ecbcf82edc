package dev.rolewright.access;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be done with the data of a request: the tenant's switches, a request's, or both.
 *
 * @param localOnly whether only the local engine and servers in {@link #LOCAL_REGION} may answer
 * @param zeroRetention whether neither prompt nor output may be kept
 * @param vendors configured names of the providers that may be used; absent: any, an empty set:
 *     none
 * @param regions that may be used; absent: any, an empty set: none
 */
public record PrivacySwitches(
    boolean localOnly,
    boolean zeroRetention,
    Optional<Set<String>> vendors,
    Optional<Set<String>> regions) {
  /** The region of servers that the operator runs beside this one. */
  public static final String LOCAL_REGION = "local";

  /** Nothing is forbidden. */
  public static final PrivacySwitches NONE =
      new PrivacySwitches(false, false, Optional.empty(), Optional.empty());

  /** Copies the sets. */
  public PrivacySwitches {
    vendors = vendors.map(Set::copyOf);
    regions = regions.map(Set::copyOf);
  }

  /** Returns the switches of lists that name what may be used, where an empty one allows all. */
  public static PrivacySwitches of(
      boolean localOnly,
      boolean zeroRetention,
      Collection<String> vendors,
      Collection<String> regions) {
    return new PrivacySwitches(localOnly, zeroRetention, named(vendors), named(regions));
  }

  private static Optional<Set<String>> named(Collection<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(names));
  }

  /** Returns what both allow. */
  public PrivacySwitches and(PrivacySwitches other) {
    return new PrivacySwitches(
        localOnly || other.localOnly,
        zeroRetention || other.zeroRetention,
        both(vendors, other.vendors),
        both(regions, other.regions));
  }

  /** Two lists without a common name leave an empty one, which is no absent one. */
  private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.or(() -> two);
    }
    return Optional.of(
        one.get().stream().filter(two.get()::contains).collect(Collectors.toUnmodifiableSet()));
  }

  /** Tells whether every provider may be used. */
  public boolean allowsAll() {
    return !localOnly && vendors.isEmpty() && regions.isEmpty();
  }

  /**
   * Tells whether a provider may be used.
   *
   * @param region empty where none is configured
   */
  public boolean allows(String vendor, String region) {
    return forbidding(vendor, region).isEmpty();
  }

  /**
   * Returns the name, as in the API, of the first switch that forbids a provider; empty where it
   * may be used.
   *
   * @param region empty where none is configured
   */
  public Optional<String> forbidding(String vendor, String region) {
    if (localOnly && !region.equals(LOCAL_REGION)) {
      return Optional.of("local_only");
    }
    if (vendors.filter(names -> !names.contains(vendor)).isPresent()) {
      return Optional.of("allowed_vendors");
    }
    return regions.filter(names -> !names.contains(region)).map(names -> "allowed_regions");
  }
}
