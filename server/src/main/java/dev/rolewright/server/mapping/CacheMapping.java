package dev.rolewright.server.mapping;

import dev.rolewright.keyvalue.RedisAnswers.Troubles;
import dev.rolewright.llm.HitRates.Category;
import dev.rolewright.llm.HitRates.Counts;
import dev.rolewright.proto.v1.CacheHealth;
import dev.rolewright.proto.v1.CacheHitRate;
import dev.rolewright.proto.v1.RequestCategory;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** Maps how often the cache helped. */
public final class CacheMapping {
  private static final Comparator<Category> BY_NAME =
      Comparator.comparing(Category::task)
          .thenComparing(category -> category.about().sector())
          .thenComparing(category -> category.about().seniority())
          .thenComparing(category -> category.about().profileField());

  private CacheMapping() {}

  /** Maps the numbers of a server. */
  public static CacheHealth toProto(Map<Category, Counts> rates, Troubles troubles, Instant since) {
    return CacheHealth.newBuilder()
        .addAllHitRates(
            rates.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_NAME))
                .map(entry -> toProto(entry.getKey(), entry.getValue()))
                .toList())
        .setSince(CommonMapping.timestamp(since))
        .setRefusedEntries(troubles.refused())
        .setFailedCommands(troubles.failures())
        .setSkippedCommands(troubles.skipped())
        .build();
  }

  private static CacheHitRate toProto(Category category, Counts counts) {
    return CacheHitRate.newBuilder()
        .setTask(category.task())
        .setCategory(
            RequestCategory.newBuilder()
                .setSector(category.about().sector())
                .setSeniority(category.about().seniority())
                .setProfileField(category.about().profileField()))
        .setHits(counts.hits())
        .setMisses(counts.misses())
        .setCoalesced(counts.coalesced())
        .setStale(counts.stale())
        .setHitRate(counts.hitRate())
        .setCategoryHits(counts.categoryHits())
        .setWithheld(counts.withheld())
        .build();
  }
}
