package dev.rolewright.server.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import dev.rolewright.proto.v1.SkillMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a ranking small enough for a gRPC client as it is set up by default, which takes 4 MiB. A
 * job with many skills repeats those that are missing in every match; where that would be too much,
 * the lists of skills are shortened and the number of what was left out is told.
 */
final class AnswerRoom {
  /** Bytes of all matches together; what is left of 4,000,000 is for the provenance. */
  static final int MOST_BYTES = 3_990_000;

  private AnswerRoom() {}

  /**
   * Returns the matches, unchanged where there is room for them. Otherwise each in its order gets
   * an equal share of the room for its lists, and what it doesn't need goes to those after it.
   */
  static List<SkillMatch> fit(List<SkillMatch> matches) {
    if (bytes(matches) <= MOST_BYTES) {
      return matches;
    }
    List<SkillMatch> bare = matches.stream().map(AnswerRoom::withoutSkills).toList();
    long room = MOST_BYTES - bytes(bare);
    List<SkillMatch> fitted = new ArrayList<>();
    for (int index = 0; index < matches.size(); index++) {
      SkillMatch match = fill(bare.get(index), matches.get(index), room / (bare.size() - index));
      room -= bytes(match) - bytes(bare.get(index));
      fitted.add(match);
    }
    return fitted;
  }

  private static SkillMatch withoutSkills(SkillMatch match) {
    return match.toBuilder()
        .clearMatchedSkills()
        .clearMissingSkills()
        .clearRelatedSkills()
        .setOmittedSkills(
            match.getMatchedSkillsCount()
                + match.getMissingSkillsCount()
                + match.getRelatedSkillsCount())
        .build();
  }

  /** Adds skills from the front of the lists, until one has no room. */
  private static SkillMatch fill(SkillMatch bare, SkillMatch whole, long room) {
    // The frame around a match that grows may take a few bytes more.
    long left = room - Long.BYTES;
    int matched = fitting(whole.getMatchedSkillsList(), left);
    left -= bytes(whole.getMatchedSkillsList().subList(0, matched));
    int missing = 0;
    int related = 0;
    if (matched == whole.getMatchedSkillsCount()) {
      missing = fitting(whole.getMissingSkillsList(), left);
      left -= bytes(whole.getMissingSkillsList().subList(0, missing));
    }
    if (matched + missing == whole.getMatchedSkillsCount() + whole.getMissingSkillsCount()) {
      related = fitting(whole.getRelatedSkillsList(), left);
    }
    return bare.toBuilder()
        .addAllMatchedSkills(whole.getMatchedSkillsList().subList(0, matched))
        .addAllMissingSkills(whole.getMissingSkillsList().subList(0, missing))
        .addAllRelatedSkills(whole.getRelatedSkillsList().subList(0, related))
        .setOmittedSkills(bare.getOmittedSkills() - matched - missing - related)
        .build();
  }

  /** Returns how many entries from the front of a list fit. */
  private static int fitting(List<? extends Message> entries, long room) {
    long left = room;
    for (int index = 0; index < entries.size(); index++) {
      left -= bytes(entries.get(index));
      if (left < 0) {
        return index;
      }
    }
    return entries.size();
  }

  private static long bytes(List<? extends Message> entries) {
    return entries.stream().mapToLong(AnswerRoom::bytes).sum();
  }

  /** Returns the bytes of an entry of a list whose field has a number below 16. */
  private static long bytes(Message entry) {
    return CodedOutputStream.computeMessageSize(1, entry);
  }
}
