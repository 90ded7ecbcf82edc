package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SkillFinderPropertiesTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());

  private static void checkPlaces(String text) {
    int[] codePoints = text.codePoints().toArray();
    int before = 0;
    for (FoundSkill found : FINDER.find(text)) {
      int start = found.span().start();
      int end = found.span().end();
      assertThat(start).isGreaterThanOrEqualTo(before);
      assertThat(end).isGreaterThan(start).isLessThanOrEqualTo(codePoints.length);
      assertThat(new String(codePoints, start, end - start)).isEqualTo(found.surface());
      assertThat(found.confidence()).isBetween(0.0, 1.0);
      before = end;
    }
  }

  @Property(tries = 300)
  void placesAreExactAndDoNotOverlap(@ForAll("texts") String text) {
    checkPlaces(text);
  }

  @Property(tries = 300)
  void anyStringIsSearched(@ForAll String text) {
    checkPlaces(text);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "Java",
            "java",
            "Go",
            "C",
            "C++",
            "C#",
            ".NET",
            "R",
            "Node.js",
            "machine learning",
            "no",
            "not required",
            "5 years",
            "İ",
            "ß",
            "😀",
            "e\u0301",
            "\u00ad",
            "Excel",
            "SQL",
            "AWS's",
            "non-",
            "www.java.com",
            "x@y.z");
    Arbitrary<String> gaps =
        Arbitraries.of(
            " ", ", ", "/", "-", "\n", "\n\n- ", ". ", "", " and ", " (", ")", "\r\n", ".");
    Arbitrary<List<String>> parts = Arbitraries.oneOf(words, gaps).list().ofMaxSize(40);
    return parts.map(list -> String.join("", list));
  }

  @Example
  void longMonotonousTextsAreSearched() {
    for (String part :
        List.of(
            "a ",
            "Go ",
            "Go, ",
            "(",
            "non-",
            ".",
            "C/",
            "machine ",
            "no ",
            "5 ",
            "years ",
            "\n",
            "'")) {
      checkPlaces(part.repeat(50_000 / part.length()));
    }
  }
}
