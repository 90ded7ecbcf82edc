package dev.rolewright.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.domain.Span;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.Cost;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.StructuredAnswer;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.Finding;
import dev.rolewright.prompts.Findings;
import dev.rolewright.prompts.PromptedModel;
import dev.rolewright.safety.SafetyIssue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model may show skills in other words; it can't add words that are not there. */
class AssistedMatcherTest {
  private final Matcher matcher = Matchers.create(new WordEmbedder(), Samples.FINDER);
  private final JobNeeds needs =
      Samples.job("Platform engineer").must("Kubernetes", "Java").nice("Scala").needs();
  private final List<Evidence> evidence =
      List.of(
          Samples.work("a", "Operator", "Ran the container orchestration of forty services."),
          Samples.work("b", "Developer", "Wrote services in Java. I have never used Scala."));
  private final Map<String, Object> sent = new HashMap<>();

  private AssistedMatcher.Ranking rank(PromptedModel.Outcome outcome) {
    PromptedModel model =
        (context, prompt, variables) -> {
          assertThat(prompt).isEqualTo("match_skills");
          sent.putAll(variables);
          return outcome;
        };
    return AssistedMatcher.create(matcher, model, Samples.FINDER)
        .matchEvidence(context(), needs, evidence, Optional.empty());
  }

  private static final Cost COST = new Cost(5, false);
  private static final SafetyIssue NUMBER =
      new SafetyIssue(SafetyIssue.NATIONAL_ID, new Span(0, 11));
  private static final Findings FOUND =
      new Findings(
          true,
          List.of(new Finding("evidence[1].description", NUMBER), new Finding("role", NUMBER)));

  @Test
  void whatWasFoundIsToldOfThePieceAndNotOfItsPlace() {
    AssistedMatcher.Ranking ranking = rank(answered("{\"matches\": []}"));
    assertThat(sent.get("evidence").toString())
        .as("the piece that is nearer comes first")
        .matches("(?s).*id=b.*id=a.*");
    assertThat(ranking.findings())
        .isEqualTo(
            new Findings(
                true,
                List.of(
                    new Finding("evidence[a].description", NUMBER), new Finding("role", NUMBER))));
  }

  private static RequestContext context() {
    long now = Time.system().nanoTime();
    return new RequestContext(
        "tenant",
        "key",
        "free",
        "id",
        now,
        now + Duration.ofMinutes(1).toNanos(),
        Time.system(),
        new Cancellation());
  }

  private static PromptedModel.Outcome answered(String json) {
    ChatEvent.Completed completed =
        new ChatEvent.Completed(
            new ModelName("one", "m"),
            "run",
            FinishReason.STOP,
            TokenUsage.NONE,
            false,
            COST,
            1,
            Duration.ZERO,
            Optional.empty(),
            Duration.ZERO);
    return new PromptedModel.Outcome.Answered(
        new ChatAnswer(
            json,
            completed,
            Optional.of(
                new StructuredAnswer(json, true, StructuredAnswer.Source.AS_SENT, List.of()))),
        Purpose.CHAT,
        FOUND);
  }

  private static String match(String id, String label, String quote) {
    return """
    {"artifact_id": "ID", "relevance_score": 1, "missing_skills": [], "related_skills": [],
     "explanation": "A star.",
     "matched_skills": [{"label": "LABEL", "required": true, "quote": "QUOTE"}]}
    """
        .replace("ID", id)
        .replace("LABEL", label)
        .replace("QUOTE", quote);
  }

  private static SkillMatch of(AssistedMatcher.Ranking ranking, String id) {
    return ranking.matches().stream()
        .filter(match -> match.artifactId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<SkillMatch> byName() {
    return matcher.matchEvidence(context(), needs, evidence, Optional.empty());
  }

  @Test
  void aSkillThatOtherWordsShowCountsByTheFormula() {
    AssistedMatcher.Ranking ranking =
        rank(
            answered(
                "{\"matches\": ["
                    + match("a", "kubernetes", "Ran  the container orchestration")
                    + "]}"));
    SkillMatch shown = of(ranking, "a");
    assertThat(shown.matchedSkills()).extracting(MatchedSkill::label).contains("Kubernetes");
    assertThat(shown.missingSkills()).extracting(MatchedSkill::label).containsExactly("Java");
    assertThat(shown.explanation())
        .contains("A language model takes \"Ran the container orchestration\" for Kubernetes.")
        .doesNotContain("A star");
    double before =
        byName().stream()
            .filter(match -> match.artifactId().equals("a"))
            .findFirst()
            .orElseThrow()
            .relevanceScore();
    assertThat(shown.relevanceScore()).isGreaterThan(before).isLessThan(1);
    assertThat(of(ranking, "b")).isIn(byName());
    assertThat(ranking.model()).isPresent();
    assertThat(sent.get("must_have_skills")).isEqualTo(List.of("Kubernetes", "Java"));
  }

  @Test
  void wordsThatAreNotThereShowNothing() {
    List<String> answers =
        List.of(
            match("a", "Kubernetes", "Five years of Kubernetes"),
            match("b", "Kubernetes", "Ran the container orchestration"),
            match("c", "Kubernetes", "Ran the container orchestration"),
            match("a", "Terraform", "Ran the container orchestration"),
            match("a", "Kubernetes", ""),
            match("b", "Scala", "I have never used Scala"));
    for (String answer : answers) {
      AssistedMatcher.Ranking ranking = rank(answered("{\"matches\": [" + answer + "]}"));
      assertThat(ranking.matches()).as(answer).isEqualTo(byName());
    }
  }

  @Test
  void withoutAModelOrItsAnswerNamesAloneCount() {
    AssistedMatcher.Ranking none = rank(new PromptedModel.Outcome.NotSetUp());
    assertThat(none.matches()).isEqualTo(byName());
    assertThat(none.failure()).isEmpty();
    ModelFailure failure = new ModelFailure(ErrorCode.TIMEOUT, 2, new Cost(7, true));
    AssistedMatcher.Ranking failed = rank(new PromptedModel.Outcome.Failed(failure, FOUND));
    assertThat(failed.matches()).isEqualTo(byName());
    assertThat(failed.failure()).contains(failure);
    assertThat(failed.findings().all()).hasSize(2);
    assertThat(failed.model()).isEmpty();
    AssistedMatcher.Ranking invalid = rank(answered("{}"));
    assertThat(invalid.matches()).isEqualTo(byName());
    assertThat(invalid.failure())
        .as("what an answer of no use cost is told too")
        .contains(new ModelFailure(ErrorCode.RESPONSE_INVALID, 1, COST));
  }

  @Test
  void aJobWithoutSkillsAsksNoModel() {
    AssistedMatcher.Ranking ranking =
        AssistedMatcher.create(
                matcher,
                (context, prompt, variables) -> {
                  throw new AssertionError("asked");
                },
                Samples.FINDER)
            .matchEvidence(context(), Samples.job("Gardener").needs(), evidence, Optional.empty());
    assertThat(ranking.matches()).hasSize(2);
  }
}
