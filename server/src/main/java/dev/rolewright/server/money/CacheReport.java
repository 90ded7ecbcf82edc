package dev.rolewright.server.money;

import dev.rolewright.keyvalue.RedisAnswers;
import dev.rolewright.llm.HitRates;
import dev.rolewright.proto.v1.CacheHealth;
import dev.rolewright.server.mapping.CacheMapping;
import java.time.Instant;

/**
 * Tells how often the cache helped, over all tenants.
 *
 * @param rates counted on this server
 * @param answers where answers are kept
 * @param since when both began to count
 */
public record CacheReport(HitRates rates, RedisAnswers answers, Instant since) {
  /** Returns the numbers of now. */
  public CacheHealth read() {
    return CacheMapping.toProto(rates.snapshot(), answers.troubles(), since);
  }
}
