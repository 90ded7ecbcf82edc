package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.AnswerKeysTest.Asked;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Requests of a category share a key whatever their words, and nothing else does. */
class CategoryKeysTest {
  private static final Asked BASE = AnswerKeysTest.BASE;

  /** The words of a request, which is what its answer does not depend on. */
  private static final Set<String> WORDS =
      Set.of("ChatRequest.messages", "ChatMessage.role", "ChatMessage.content");

  private static Asked about(RequestCategory category) {
    return BASE.with(request -> request.about(category));
  }

  private static Asked common(UnaryOperator<CommonQuestion> change) {
    return BASE.with(request -> request.inCommon(change.apply(request.common().orElseThrow())));
  }

  /** For each field of the category and of what is common, a request that differs in it alone. */
  private static final Map<String, Asked> OWN_VARIATIONS =
      Map.of(
          "RequestCategory.sector", about(new RequestCategory("law", "senior", "cs")),
          "RequestCategory.seniority", about(new RequestCategory("it", "junior", "cs")),
          "RequestCategory.profileField", about(new RequestCategory("it", "senior", "ee")),
          "CommonQuestion.instructions",
              common(any -> new CommonQuestion("Be short.", any.language(), any.input())),
          "CommonQuestion.language",
              common(any -> new CommonQuestion(any.instructions(), "de", any.input())));

  private static final Set<String> WITHOUT_EFFECT = Set.of("CommonQuestion.input");

  @Test
  void eachFieldIsDecidedAbout() {
    Set<String> decided = new HashSet<>(OWN_VARIATIONS.keySet());
    decided.addAll(WITHOUT_EFFECT);
    assertThat(List.of(RequestCategory.class, CommonQuestion.class))
        .flatMap(part -> Arrays.asList(part.getRecordComponents()))
        .extracting(CategoryKeysTest::name)
        .containsExactlyInAnyOrderElementsOf(decided);
  }

  private static String name(RecordComponent field) {
    return field.getDeclaringRecord().getSimpleName() + "." + field.getName();
  }

  @Test
  void otherWordsAreTheSameQuestion() {
    AnswerKeysTest.variations()
        .forEach(
            (field, varied) ->
                varied.forEach(
                    asked ->
                        assertThat(asked.categoryKey().equals(BASE.categoryKey()))
                            .as(field)
                            .isEqualTo(WORDS.contains(field))));
    assertThat(
            common(any -> new CommonQuestion(any.instructions(), any.language(), "else"))
                .categoryKey())
        .isEqualTo(BASE.categoryKey());
  }

  @Test
  void noTwoThatDifferInMoreThanWordsShareAKey() {
    Set<String> digests = new HashSet<>();
    digests.add(BASE.categoryKey().digest());
    OWN_VARIATIONS.forEach(
        (field, asked) -> assertThat(digests.add(asked.categoryKey().digest())).as(field).isTrue());
    AnswerKeysTest.variations().entrySet().stream()
        .filter(any -> !WORDS.contains(any.getKey()))
        .forEach(
            any ->
                any.getValue()
                    .forEach(
                        asked ->
                            assertThat(digests.add(asked.categoryKey().digest()))
                                .as(any.getKey())
                                .isTrue()));
  }

  @Provide
  Arbitrary<Asked> asked() {
    // Few texts that are parts of each other, so that their borders matter.
    Arbitrary<String> text = Arbitraries.of("", "a", "b", "ab", "aa", "\0");
    Arbitrary<RequestCategory> category =
        Combinators.combine(text, text, text).as(RequestCategory::new);
    return Combinators.combine(category, text, text, text)
        .as(
            (about, instructions, language, words) ->
                BASE.with(
                    request ->
                        request
                            .withMessages(List.of(new ChatMessage(ChatRole.USER, words)))
                            .about(about)
                            .inCommon(new CommonQuestion(instructions, language, words))));
  }

  @Property
  void keysAreTheSameOnlyForTheSameCategory(
      @ForAll("asked") Asked one, @ForAll("asked") Asked two) {
    assertThat(one.categoryKey().equals(two.categoryKey()))
        .isEqualTo(withoutWords(one).equals(withoutWords(two)));
    assertThat(one.categoryKey()).isNotEqualTo(two.key());
  }

  private static Asked withoutWords(Asked asked) {
    CommonQuestion common = asked.request().common().orElseThrow();
    return asked.with(
        request ->
            request
                .withMessages(List.of())
                .inCommon(new CommonQuestion(common.instructions(), common.language(), "")));
  }
}
