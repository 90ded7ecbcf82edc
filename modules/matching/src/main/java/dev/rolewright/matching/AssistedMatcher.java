package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.StructuredAnswer;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.prompts.Findings;
import dev.rolewright.prompts.PromptedModel;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ranks evidence with the help of a language model where one is set up. The model only says which
 * words of a piece show a skill that the job asks for; the words have to stand in the piece, and
 * the scores are those of the formula. Without a model, or where it fails, what the formula says by
 * names alone is the answer; what a content filter refuses has none.
 */
public final class AssistedMatcher {
  private static final String PROMPT = "match_skills";
  private static final Pattern PLACE = Pattern.compile("evidence\\[(\\d+)]");
  private static final int MOST_PIECES = 50;
  private static final int MOST_SKILLS = 200;
  private static final int MOST_OF_A_LABEL = 200;
  private static final int MOST_OF_A_ROLE = 2_000;

  /** Characters of evidence that are sent at most. */
  private static final int MOST_EVIDENCE = 60_000;

  private final Matcher matcher;
  private final PromptedModel model;
  private final SkillFinder finder;

  private AssistedMatcher(Matcher matcher, PromptedModel model, SkillFinder finder) {
    this.matcher = matcher;
    this.model = model;
    this.finder = finder;
  }

  /** Creates it. */
  public static AssistedMatcher create(Matcher matcher, PromptedModel model, SkillFinder finder) {
    return new AssistedMatcher(matcher, model, finder);
  }

  /**
   * Ranked evidence and how it was ranked.
   *
   * @param model what the language model took; empty for none
   * @param failure why a model that is set up did not help; empty where none was asked, or it did
   * @param findings what was found in what the model was to be sent; the field of each is {@code
   *     role}, {@code must_have_skills[0]}, {@code nice_to_have_skills[0]}, or with the id of the
   *     piece {@code evidence[ID].description}
   */
  public record Ranking(
      List<SkillMatch> matches,
      Optional<ByModel> model,
      Optional<ModelFailure> failure,
      Findings findings) {
    /** Copies the list. */
    public Ranking {
      matches = List.copyOf(matches);
    }
  }

  /**
   * What a language model took.
   *
   * @param completed the end of its answer
   * @param purpose the prompt by which it was asked
   */
  public record ByModel(ChatEvent.Completed completed, Purpose purpose) {}

  /**
   * Ranks pieces of evidence; as {@link Matcher#matchEvidence}.
   *
   * @throws dev.rolewright.platform.RolewrightException also CONTENT_FILTER where a filter refused
   *     the question to the model or its answer, which is never gone around
   */
  public Ranking matchEvidence(
      RequestContext context,
      JobNeeds needs,
      List<Evidence> evidence,
      Optional<EvidenceVectors> vectors) {
    List<SkillMatch> byName = matcher.matchEvidence(context, needs, evidence, vectors);
    if (needs.skills().isEmpty() || evidence.isEmpty()) {
      return new Ranking(byName, Optional.empty(), Optional.empty(), Findings.NONE);
    }
    Map<String, Evidence> pieces = new HashMap<>();
    evidence.forEach(piece -> pieces.put(piece.id(), piece));
    List<Evidence> sent = sent(byName, pieces);
    return switch (model.ask(context, PROMPT, variables(needs, sent))) {
      case PromptedModel.Outcome.NotSetUp() ->
          new Ranking(byName, Optional.empty(), Optional.empty(), Findings.NONE);
      case PromptedModel.Outcome.Failed(ModelFailure failure, Findings findings) ->
          new Ranking(byName, Optional.empty(), Optional.of(failure), byId(findings, sent));
      case PromptedModel.Outcome.Answered(
              ChatAnswer answer,
              Purpose purpose,
              Findings findings) -> {
        String json = answer.structured().map(StructuredAnswer::json).orElse("{}");
        Optional<Map<String, Map<String, String>>> shown =
            ShownSkills.read(json, needs, pieces, finder);
        yield shown.isEmpty()
            ? new Ranking(
                byName,
                Optional.empty(),
                Optional.of(ModelFailure.useless(answer)),
                byId(findings, sent))
            : new Ranking(
                matcher.matchEvidence(context, needs, evidence, vectors, shown.get()),
                Optional.of(new ByModel(answer.completed(), purpose)),
                Optional.empty(),
                byId(findings, sent));
      }
    };
  }

  /** The place of a piece among those that were sent says nothing to callers. */
  private static Findings byId(Findings findings, List<Evidence> sent) {
    return findings.named(
        field -> {
          java.util.regex.Matcher place = PLACE.matcher(field);
          return place.lookingAt()
              ? "evidence["
                  + sent.get(Integer.parseInt(place.group(1))).id()
                  + "]"
                  + field.substring(place.end())
              : field;
        });
  }

  /** Returns the pieces that there is room for, the best by name first. */
  private static List<Evidence> sent(List<SkillMatch> byName, Map<String, Evidence> pieces) {
    List<Evidence> sent = new ArrayList<>();
    int room = MOST_EVIDENCE;
    for (SkillMatch match : byName.subList(0, Math.min(MOST_PIECES, byName.size()))) {
      Evidence piece = pieces.get(match.artifactId());
      if (piece != null && ShownSkills.text(piece).length() <= room) {
        room -= ShownSkills.text(piece).length();
        sent.add(piece);
      }
    }
    return sent;
  }

  private static Map<String, Object> variables(JobNeeds needs, List<Evidence> evidence) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("must_have_skills", labels(needs, true));
    variables.put("nice_to_have_skills", labels(needs, false));
    if (!needs.title().isBlank()) {
      variables.put("role", cut(needs.title(), MOST_OF_A_ROLE));
    }
    variables.put(
        "evidence",
        evidence.stream()
            .map(
                piece ->
                    Map.of(
                        "id", piece.id(),
                        "title", piece.title(),
                        "description", ShownSkills.text(piece)))
            .toList());
    return variables;
  }

  private static List<String> labels(JobNeeds needs, boolean required) {
    return needs.skills().stream()
        .filter(skill -> skill.required() == required)
        .map(MatchedSkill::label)
        .filter(label -> label.length() <= MOST_OF_A_LABEL)
        .limit(MOST_SKILLS)
        .toList();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
