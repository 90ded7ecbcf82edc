package dev.rolewright.parsing;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import java.util.List;
import java.util.function.BiFunction;

/** Parses CVs and keeps the profiles, with the vectors of their evidence. */
public final class ProfileIntake {
  private final ProfileParser parser;
  private final BiFunction<RequestContext, List<Evidence>, EvidenceVectors> vectorizer;
  private final ProfileRepository profiles;
  private final Ids ids;
  private final Time time;

  private ProfileIntake(
      ProfileParser parser,
      BiFunction<RequestContext, List<Evidence>, EvidenceVectors> vectorizer,
      ProfileRepository profiles,
      Ids ids,
      Time time) {
    this.parser = parser;
    this.vectorizer = vectorizer;
    this.profiles = profiles;
    this.ids = ids;
    this.time = time;
  }

  /**
   * Creates the intake.
   *
   * @param vectorizer makes the vectors of evidence that has its ids, for as long as the call waits
   */
  public static ProfileIntake create(
      ProfileParser parser,
      BiFunction<RequestContext, List<Evidence>, EvidenceVectors> vectorizer,
      ProfileRepository profiles,
      Ids ids,
      Time time) {
    return new ProfileIntake(parser, vectorizer, profiles, ids, time);
  }

  /**
   * Parses a CV without keeping it.
   *
   * @throws dev.rolewright.platform.RolewrightException TIMEOUT or CANCELLED when nobody waits any
   *     more
   */
  public ParsedProfile parse(RequestContext context, SourceText source) {
    return parser.parse(context, source);
  }

  /**
   * Parses a CV and keeps the profile under an id; the same id again keeps nothing twice.
   *
   * @return the profile as stored, which is the first one when there was one under this id
   * @throws dev.rolewright.platform.RolewrightException TIMEOUT or CANCELLED, with nothing stored,
   *     when nobody waits any more
   */
  public ParsedProfile keep(RequestContext context, String profileId, SourceText source) {
    ParsedProfile parsed = parser.parse(context, source);
    List<String> evidenceIds = parsed.profile().evidence().stream().map(_ -> ids.next()).toList();
    Profile stored = parsed.profile().stored(profileId, evidenceIds, time.now());
    EvidenceVectors vectors = vectorizer.apply(context, stored.evidence());
    context.checkActive();
    boolean inserted = profiles.insert(context.tenantId(), stored, vectors);
    return new ParsedProfile(
        inserted ? stored : profiles.find(context.tenantId(), profileId).orElse(stored),
        parsed.warnings(),
        parsed.engine());
  }
}
