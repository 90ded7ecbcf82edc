package dev.rolewright.parsing.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.parsing.text.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prose that calls something welcome. */
class WishesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "We would love it if you know Rust",
        "We'd be delighted if you have taught before",
        "Our team is even happier when you speak Dutch",
        "Let us know if you sing",
        "Impress us with a portfolio",
        "Your certificates would make us smile",
        "It would be great if you also bake",
        "A car would be super handy",
        "Even better if you hold a licence",
        "Some Welsh is considered favourably",
        "Night work is taken into account",
        "Bonus points for embroidery",
        "Kudos if you know COBOL",
        "A forklift card is a big plus",
        "Carpentry would be an asset",
        "Knowing the shop is the cherry on top",
        "What makes you stand out",
        "A second trade will set you apart",
        "Rigging gives you an edge",
        "Forklift experience helpful",
        "A degree is not strictly required",
        "None of this is mandatory",
        "This is no deal breaker",
      })
  void aWishIsRecognised(String text) {
    assertThat(Wishes.isIn(Words.of(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A good eye and great patience",
        "A yearly bonus scheme",
        "Friendly and helpful",
        "Three years on the road are required",
        "You'd be happy if nothing ever changed",
      })
  void whatIsAskedForOrOfferedIsNoWish(String text) {
    assertThat(Wishes.isIn(Words.of(text))).isFalse();
  }
}
