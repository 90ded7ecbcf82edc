package dev.rolewright.parsing.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the language of a text by the share of its words that are function words of a language.
 * Knows English, German, French, Spanish, Italian, Dutch and Portuguese.
 */
public final class LanguageDetector {
  /** The answer where no language stands out. */
  public static final String UNKNOWN = "und";

  /** Least share of function words; running text of each language has 0.25 and more, lists 0.12. */
  private static final double MIN_SHARE = 0.08;

  /** So many of them tell the language of any text. */
  private static final int ENOUGH_HITS = 3;

  /** The longest text, in words, whose language two different ones tell if no other has any. */
  private static final int SHORT_WORDS = 12;

  /** How much more hits than the second one a language must have. */
  private static final double LEAD = 1.1;

  /** What documents have enough of. */
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
          words(
              "the and of to in a for with you we our is are will your on as or be this that"
                  + " by an at from have who about what their it us"),
          "de",
          words(
              "der die das und in zu mit für von den im wir sie du ein eine einer ist sind"
                  + " auf als oder bei dich dein deine ihr ihre unser unsere nach auch des dem zum"
                  + " zur werden über sich haben bist"),
          "fr",
          words(
              "le la les et de des du en un une pour vous nous avec dans sur est sont votre"
                  + " notre au aux que qui par ou ses ce cette vos nos être"),
          "es",
          words(
              "el la los las y de en un una para con por que se es son su tu del al como o"
                  + " más nuestro nuestra nuestros sus te tus ser años"),
          "it",
          words(
              "il la le lo gli e di in un una per con che si è sono del della dei delle nel"
                  + " nella al alla da come o anche tua tuo nostro nostra ai più essere"),
          "nl",
          words(
              "de het een en van in je voor met op te zijn is wij we jij jouw ons onze bij"
                  + " aan als of die dat naar ook om hebt bent wat uit"),
          "pt",
          words(
              "o a os as e de em um uma para com por que se é são do da dos das no na ao como"
                  + " ou mais nosso nossa sua seu você não"));

  /**
   * What short texts have, too. Documents are better judged without: their lists are full of names
   * and abbreviations that are words of another language. Words that English uses for things (such
   * as "door") are left out.
   */
  private static final Map<String, Set<String>> MORE_WORDS =
      Map.of(
          "en",
          words(
              "i me my he she they his her its was were has had do does did not no but if so"
                  + " can could may might should would which when where how why there these those"
                  + " all any some more most other than then into up out over after before between"
                  + " also only am been them him"),
          "de",
          words(
              "ich es er nicht einen einem eines wie was wo wer wenn dass kann können kannst"
                  + " möchte will muss habe wird an am aus um so noch nur mehr sehr mir mich mein"
                  + " meine uns aber durch vor bis gibt welche welcher welches diese dieser werde"
                  + " geht"),
          "fr",
          words(
              "je tu il elle ils elles on me te se mes ta tes son sa leur leurs ne ces a ai"
                  + " avez avons ont peut peux puis faire fait comme mais si où quel quelle quels"
                  + " quelles comment quand y très aussi sans entre chez après avant"),
          "es",
          words(
              "a lo le les me mi mis yo él ella ellos nos no si pero muy también ha he han"
                  + " hay está están este esta estos estas ese esa eso qué cuál cuáles cómo cuándo"
                  + " dónde cuando donde puedo puede pueden quiero tengo tiene sobre entre hasta"
                  + " desde todo todos"),
          "it",
          words(
              "i a mi ti ci mio mia miei suo sua loro io tu lei noi voi non se su no dal"
                  + " dalla degli alle sul sulla ha ho hai hanno questo questa questi queste quale"
                  + " quali quando dove perché cosa posso può possono dopo senza tra fra molto"),
          "nl",
          words(
              "ik mij me mijn hij zij ze hem haar hun er niet geen maar dit deze wie waar hoe"
                  + " waarom wanneer welke kan kunt kunnen wil moet moeten heb heeft hebben was"
                  + " waren wordt worden zal zou over tot na nog meer u uw"),
          "pt",
          words(
              "nos nas aos à às pelo pela eu tu ele ela eles elas nós me te meu minha meus minhas"
                  + " seus suas este esta isto esse essa isso mas também já muito sobre entre até"
                  + " quando onde quem qual quais porque tenho ter ser está estou foi há posso pode"
                  + " podem quero"));

  private static final Map<String, Set<String>> ALL_WORDS =
      WORDS.keySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  language -> language,
                  language ->
                      Stream.of(WORDS, MORE_WORDS)
                          .flatMap(lists -> lists.getOrDefault(language, Set.of()).stream())
                          .collect(Collectors.toUnmodifiableSet())));

  private static final Set<String> KNOWN_WORDS =
      ALL_WORDS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  /** What short texts are compared with. */
  private static final Map<String, Set<String>> WITH_NEIGHBOURS =
      Stream.of(ALL_WORDS, NeighbourWords.LISTS)
          .flatMap(lists -> lists.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private LanguageDetector() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /** The function words of one language in a text; a word may be one of several languages. */
  private static final class Hits {
    private final Set<String> different = new HashSet<>();
    private int count;

    void add(String word) {
      different.add(word);
      count++;
    }
  }

  /**
   * What was counted in a text.
   *
   * @param language the one with the most hits; {@link #UNKNOWN} where there are none
   * @param second the most hits of any other language
   */
  private record Count(int words, String language, Hits first, int second) {
    boolean isClear() {
      return first.count >= ENOUGH_HITS
          && first.count >= words * MIN_SHARE
          && first.count > second * LEAD;
    }

    boolean isClearThoughShort() {
      return words <= SHORT_WORDS && second == 0;
    }
  }

  /** Returns the ISO 639-1 code of a document in lower case, or {@code und}. */
  public static String detect(String text) {
    Count count = count(text, WORDS);
    return count.isClear() ? count.language() : UNKNOWN;
  }

  /**
   * Returns the ISO 639-1 code of a text in lower case, or {@code und}; also that of most questions
   * of one sentence. Two texts of a language, one after the other, are a text of it.
   *
   * <p>A text of one of the {@link NeighbourWords} is of none.
   */
  public static String detectAlsoShort(String text) {
    Count count = count(text, WITH_NEIGHBOURS);
    boolean isKnown = ALL_WORDS.containsKey(count.language());
    boolean hasDifferent = count.first().different.size() >= 2;
    return isKnown && hasDifferent && (count.isClear() || count.isClearThoughShort())
        ? count.language()
        : UNKNOWN;
  }

  private static Count count(String text, Map<String, Set<String>> lists) {
    Map<String, Hits> hits = new HashMap<>();
    int words = 0;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words++;
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        lists.forEach(
            (language, list) -> {
              if (list.contains(word)) {
                hits.computeIfAbsent(language, any -> new Hits()).add(word);
              }
            });
      } else {
        at++;
      }
    }
    // Any text has words that a neighbour shares; it is a rival by those that are its alone.
    hits.entrySet()
        .removeIf(
            language ->
                !WORDS.containsKey(language.getKey())
                    && KNOWN_WORDS.containsAll(language.getValue().different));
    return ranked(words, hits);
  }

  private static Count ranked(int words, Map<String, Hits> hits) {
    List<Map.Entry<String, Hits>> most =
        hits.entrySet().stream()
            .sorted(Comparator.comparingInt(language -> -language.getValue().count))
            .toList();
    if (most.isEmpty()) {
      return new Count(words, UNKNOWN, new Hits(), 0);
    }
    return new Count(
        words,
        most.getFirst().getKey(),
        most.getFirst().getValue(),
        most.size() > 1 ? most.get(1).getValue().count : 0);
  }
}
