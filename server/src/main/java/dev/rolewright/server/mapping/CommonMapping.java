package dev.rolewright.server.mapping;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Provenance;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.Span;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.TextSpan;
import java.time.Instant;

/** Maps what several resources have in common. */
public final class CommonMapping {
  private CommonMapping() {}

  /** Returns the value of a contract enum that has the domain value's name behind its prefix. */
  public static <E extends Enum<E>> E withPrefix(Class<E> type, String prefix, Enum<?> value) {
    return Enum.valueOf(type, prefix + value.name());
  }

  /** Returns the domain value whose name stands behind the prefix of a contract enum's value. */
  public static <E extends Enum<E>> E withoutPrefix(Class<E> type, String prefix, Enum<?> value) {
    return Enum.valueOf(type, value.name().substring(prefix.length()));
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /** Returns the time that a field holds; INVALID_FIELD where it is none. */
  public static Instant instant(String field, Timestamp timestamp) {
    if (!Timestamps.isValid(timestamp)) {
      throw RolewrightException.invalid(
          field, "is no time; send one in the years 1 to 9999 with nanos in 0..999,999,999.");
    }
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  /** Notes where a field holds no time. */
  public static void checkInstant(FieldChecks checks, String field, Timestamp timestamp) {
    try {
      instant(field, timestamp);
    } catch (RolewrightException refused) {
      checks.addAll(refused);
    }
  }

  public static Duration duration(java.time.Duration duration) {
    return Duration.newBuilder()
        .setSeconds(duration.toSeconds())
        .setNanos(duration.toNanosPart())
        .build();
  }

  /** Returns the period that a field holds; INVALID_FIELD where it is none. */
  public static java.time.Duration duration(String field, Duration duration) {
    if (!Durations.isValid(duration)) {
      throw RolewrightException.invalid(
          field,
          "is no period; send seconds in -315,576,000,000..315,576,000,000 and nanos of the same"
              + " sign in 0..999,999,999.");
    }
    return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }

  static TextSpan span(Span span) {
    return TextSpan.newBuilder().setStart(span.start()).setEnd(span.end()).build();
  }

  static dev.rolewright.proto.v1.SkillMention mention(SkillMention mention) {
    dev.rolewright.proto.v1.SkillMention.Builder builder =
        dev.rolewright.proto.v1.SkillMention.newBuilder()
            .setSkillId(mention.skillId())
            .setLabel(mention.label())
            .setSurface(mention.surface());
    if (mention.lineIndex() >= 0) {
      builder.setLineIndex(mention.lineIndex());
    }
    mention.span().ifPresent(span -> builder.setSpan(span(span)));
    return builder.build();
  }

  static dev.rolewright.proto.v1.DateRange dates(DateRange range) {
    dev.rolewright.proto.v1.DateRange.Builder builder =
        dev.rolewright.proto.v1.DateRange.newBuilder().setOngoing(range.ongoing());
    range.start().ifPresent(start -> builder.setStart(date(start)));
    range.end().ifPresent(end -> builder.setEnd(date(end)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.PartialDate date(PartialDate date) {
    return dev.rolewright.proto.v1.PartialDate.newBuilder()
        .setYear(date.year())
        .setMonth(date.month())
        .setDay(date.day())
        .build();
  }

  static PartialDate date(dev.rolewright.proto.v1.PartialDate date) {
    return new PartialDate(date.getYear(), date.getMonth(), date.getDay());
  }

  public static dev.rolewright.proto.v1.Provenance provenance(Provenance provenance) {
    dev.rolewright.proto.v1.Provenance.Builder builder =
        dev.rolewright.proto.v1.Provenance.newBuilder()
            .setProvider(provenance.provider())
            .setModel(provenance.model())
            .setPromptName(provenance.promptName())
            .setPromptVersion(provenance.promptVersion())
            .setPromptHash(provenance.promptHash())
            .setCache(cache(provenance.cache()))
            .setDegraded(provenance.degraded())
            .setDegradedReason(provenance.degradedReason())
            .setAttempts(provenance.attempts())
            .setUsage(usage(provenance.usage()))
            .setFinishReason(
                withPrefix(
                    dev.rolewright.proto.v1.FinishReason.class,
                    "FINISH_REASON_",
                    provenance.finishReason()))
            .setLatency(duration(provenance.latency()))
            .setExperiment(provenance.experiment())
            .setVariant(provenance.variant());
    provenance.cacheAge().ifPresent(age -> builder.setCacheAge(duration(age)));
    provenance.costPicos().ifPresent(builder::setCostPicos);
    provenance.timeToFirstToken().ifPresent(time -> builder.setTimeToFirstToken(duration(time)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.CacheState cache(CacheState state) {
    return switch (state) {
      case NONE -> dev.rolewright.proto.v1.CacheState.CACHE_STATE_UNSPECIFIED;
      case MISS -> dev.rolewright.proto.v1.CacheState.CACHE_STATE_MISS;
      case HIT -> dev.rolewright.proto.v1.CacheState.CACHE_STATE_HIT;
      case COALESCED -> dev.rolewright.proto.v1.CacheState.CACHE_STATE_COALESCED;
      case STALE -> dev.rolewright.proto.v1.CacheState.CACHE_STATE_STALE;
      case CATEGORY_HIT -> dev.rolewright.proto.v1.CacheState.CACHE_STATE_CATEGORY_HIT;
    };
  }

  public static dev.rolewright.proto.v1.TokenUsage usage(TokenUsage usage) {
    return dev.rolewright.proto.v1.TokenUsage.newBuilder()
        .setInputTokens(usage.inputTokens())
        .setOutputTokens(usage.outputTokens())
        .setCachedInputTokens(usage.cachedInputTokens())
        .setReasoningTokens(usage.reasoningTokens())
        .setCacheWriteTokens(usage.cacheWriteTokens())
        .build();
  }
}
