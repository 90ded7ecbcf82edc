package dev.rolewright.server.mapping;

import dev.rolewright.embedding.Embedding;
import dev.rolewright.proto.v1.CompareKeywordsResponse;
import dev.rolewright.proto.v1.ExtractSkillsResponse;
import dev.rolewright.proto.v1.SkillLevel;
import dev.rolewright.proto.v1.SkillSpan;
import dev.rolewright.skills.ExtractedSkills;
import dev.rolewright.skills.ExtractedSpan;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.KeywordComparison;
import dev.rolewright.skills.KeywordCount;
import dev.rolewright.skills.RankedSkill;
import dev.rolewright.skills.SkillCandidate;

/** Maps what is done with skills. */
public final class SkillMapping {
  private SkillMapping() {}

  public static ExtractSkillsResponse.Builder toProto(ExtractedSkills extracted) {
    ExtractSkillsResponse.Builder builder = ExtractSkillsResponse.newBuilder();
    extracted.spans().forEach(span -> builder.addSpans(span(span)));
    extracted.ranked().forEach(skill -> builder.addRanked(ranked(skill)));
    return builder;
  }

  public static dev.rolewright.proto.v1.SkillCandidate toProto(SkillCandidate candidate) {
    return dev.rolewright.proto.v1.SkillCandidate.newBuilder()
        .setSkillId(candidate.skill().id())
        .setLabel(candidate.skill().label())
        .setScore(candidate.score())
        .build();
  }

  public static CompareKeywordsResponse.Builder toProto(KeywordComparison comparison) {
    CompareKeywordsResponse.Builder builder =
        CompareKeywordsResponse.newBuilder().setCoverage(comparison.coverage());
    comparison.present().forEach(count -> builder.addPresent(keyword(count)));
    comparison.missing().forEach(count -> builder.addMissing(keyword(count)));
    comparison.additional().forEach(candidate -> builder.addAdditional(toProto(candidate)));
    return builder;
  }

  public static dev.rolewright.proto.v1.Embedding toProto(Embedding embedding) {
    dev.rolewright.proto.v1.Embedding.Builder builder =
        dev.rolewright.proto.v1.Embedding.newBuilder().setTruncated(embedding.truncated());
    for (float value : embedding.vector()) {
      builder.addValues(value);
    }
    return builder.build();
  }

  private static SkillSpan span(ExtractedSpan span) {
    FoundSkill found = span.found();
    SkillSpan.Builder builder =
        SkillSpan.newBuilder()
            .setStart(found.span().start())
            .setEnd(found.span().end())
            .setSurface(found.surface())
            .setNegated(found.negated())
            .setLevel(CommonMapping.withPrefix(SkillLevel.class, "SKILL_LEVEL_", found.level()));
    found.years().ifPresent(builder::setYears);
    span.candidates().forEach(candidate -> builder.addCandidates(toProto(candidate)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.RankedSkill ranked(RankedSkill ranked) {
    dev.rolewright.proto.v1.RankedSkill.Builder builder =
        dev.rolewright.proto.v1.RankedSkill.newBuilder()
            .setSkillId(ranked.skill().id())
            .setLabel(ranked.skill().label())
            .setScore(ranked.score());
    if (ranked.spanIndex() >= 0) {
      builder.setSpanIndex(ranked.spanIndex());
    }
    return builder.build();
  }

  private static dev.rolewright.proto.v1.KeywordComparison keyword(KeywordCount count) {
    return dev.rolewright.proto.v1.KeywordComparison.newBuilder()
        .setKeyword(count.keyword().label())
        .setSkillId(count.keyword().skillId())
        .setRequired(count.keyword().required())
        .setJobCount(count.keyword().jobCount())
        .setTextCount(count.textCount())
        .build();
  }
}
