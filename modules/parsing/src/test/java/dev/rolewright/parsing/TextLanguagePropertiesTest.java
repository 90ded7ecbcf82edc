package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the language of every text. */
class TextLanguagePropertiesTest {
  private static final String OF_NONE_AND_OF_SEVERAL =
      " nurse ward Kubernetes świat de la in me is";
  private static final List<String> WORDS =
      List.of(
          "the with which there to my" + OF_NONE_AND_OF_SEVERAL,
          "der wie für ich werden nicht" + OF_NONE_AND_OF_SEVERAL,
          "les pour vous dans très avez" + OF_NONE_AND_OF_SEVERAL,
          "el los qué pero muy puedo" + OF_NONE_AND_OF_SEVERAL,
          "gli degli della sono molto anche" + OF_NONE_AND_OF_SEVERAL,
          "een het van voor niet welke" + OF_NONE_AND_OF_SEVERAL,
          "os não uma dos muito pelo" + OF_NONE_AND_OF_SEVERAL);

  /** Two texts of words of the same language, most of them. */
  record Pair(List<String> one, List<String> two) {}

  @Provide
  Arbitrary<Pair> pairs() {
    return Arbitraries.of(WORDS)
        .map(words -> Arbitraries.of(words.split(" ")).list().ofMinSize(2).ofMaxSize(20))
        .flatMap(texts -> Combinators.combine(texts, texts).as(Pair::new));
  }

  private static String language(List<String> words) {
    return TextLanguage.of(String.join(" ", words));
  }

  @Property
  void twoTextsOfALanguageAreOneOfIt(@ForAll("pairs") Pair texts) {
    String language = language(texts.one());
    Assume.that(language.equals(language(texts.two())) && !language.equals(TextLanguage.UNKNOWN));
    assertThat(
            TextLanguage.of(String.join(" ", texts.one()) + "\n" + String.join(" ", texts.two())))
        .isEqualTo(language);
  }

  @Property
  void theOrderOfWordsTellsNothing(@ForAll("pairs") Pair texts, @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(texts.one());
    Collections.shuffle(shuffled, random);
    assertThat(language(shuffled)).isEqualTo(language(texts.one()));
  }
}
