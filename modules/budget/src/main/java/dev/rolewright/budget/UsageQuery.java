package dev.rolewright.budget;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * Which calls to add up, and what to split the sum by. The filters narrow together.
 *
 * @param tenantId only calls of this tenant; empty for all
 * @param apiKeyId only calls of this API key; empty for all
 * @param provider only calls of this provider; empty for all
 * @param model only calls of this model; empty for all
 * @param startTime only calls from this time on
 * @param endTime only calls before this time
 * @param groupBy each once, at most one period; empty for one sum
 * @param mostGroups from 1; one more is read, to tell that there are more
 */
public record UsageQuery(
    String tenantId,
    String apiKeyId,
    String provider,
    String model,
    Instant startTime,
    Instant endTime,
    List<UsageGrouping> groupBy,
    int mostGroups) {

  /** Checks the splits. */
  public UsageQuery {
    groupBy = List.copyOf(groupBy);
    if (new HashSet<>(groupBy).size() < groupBy.size()
        || groupBy.stream().filter(UsageGrouping::isPeriod).count() > 1
        || mostGroups < 1) {
      throw new IllegalArgumentException("groupBy is distinct with one period, mostGroups from 1");
    }
  }
}
