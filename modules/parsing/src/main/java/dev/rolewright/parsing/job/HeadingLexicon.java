package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The headings and labels that job ads use, matched without case, punctuation and filling words.
 */
public final class HeadingLexicon {
  private static final Set<String> FILLERS =
      Set.of(
          "the", "our", "your", "key", "main", "some", "a", "few", "of", "more", "here's", "and");

  private static final int LONGEST = 90;

  /** "Main duties of the job" are main duties. */
  private static final Pattern OF_THE_ROLE =
      Pattern.compile(
          "(?i)\\s(?:of|for)\\s(?:the|this|our|your)\\s(?:role|job|position|post|vacancy|post-?"
              + "\\s?holder)\\s?:?$");

  private static final Pattern SUMMARY_OF =
      Pattern.compile(
          "(?i)^(?:an? )?(?:brief |short )?(?:summary|overview|outline|description|list) of\\s");

  /** A wish told in prose counts as a phrase of so many words. */
  private static final int WISH_WORDS = 3;

  private final Phrases<Topic> whole = new Phrases<>();
  private final Phrases<Topic> parts = new Phrases<>();
  private final Phrases<LineSection> labels = new Phrases<>();

  public HeadingLexicon() {
    for (Lexicon.Group group : Lexicon.groups("headings.txt")) {
      Topic topic = Topic.valueOf(group.name());
      Phrases<Topic> target = group.detail().equals("whole") ? whole : parts;
      group.phrases().forEach(phrase -> target.add(phrase, topic));
    }
    for (Lexicon.Group group : Lexicon.groups("labels.txt")) {
      LineSection section = LineSection.valueOf(group.name());
      group.phrases().forEach(phrase -> labels.add(phrase, section));
    }
  }

  /** Returns what a line announces if the whole of it is a known heading. */
  Optional<Topic> whole(String body) {
    Optional<Topic> topic = wholeWithoutFillers(body);
    if (topic.isPresent() || body.length() > LONGEST) {
      return topic;
    }
    String core = SUMMARY_OF.matcher(OF_THE_ROLE.matcher(body).replaceFirst("")).replaceFirst("");
    return core.isBlank() || core.equals(body) ? topic : wholeWithoutFillers(core);
  }

  private Optional<Topic> wholeWithoutFillers(String body) {
    Words words = Words.of(body);
    Optional<Topic> exact = whole.whole(words);
    if (exact.isPresent() || words.size() > 10) {
      return exact;
    }
    int skip = 0;
    while (skip < words.size() - 1 && FILLERS.contains(words.text(skip))) {
      skip++;
    }
    return skip == 0 ? exact : whole.whole(Words.of(body.substring(words.get(skip).start())));
  }

  /** A part of a heading that tells what it announces. */
  record Part(Topic topic, int words) {}

  /** Returns what a line announces by a part of it; the order of the lexicon breaks ties. */
  Optional<Part> part(String body) {
    Words all = Words.of(body);
    List<Phrases.Hit<Topic>> hits = parts.find(all);
    Part best = Wishes.isIn(all) ? new Part(Topic.NICE_TO_HAVE, WISH_WORDS) : null;
    for (Phrases.Hit<Topic> hit : hits) {
      Part part = new Part(hit.value(), hit.last() - hit.first() + 1);
      if (best == null || rank(part) > rank(best)) {
        best = part;
      }
    }
    return Optional.ofNullable(best);
  }

  /** "Preferred qualifications" are preferred, "benefits of the role" are benefits. */
  private static double rank(Part part) {
    double base =
        switch (part.topic()) {
          case NICE_TO_HAVE -> 5;
          case LEGAL -> 4;
          case OTHER -> 3.5;
          case BENEFIT, VALUES -> 3;
          case RESPONSIBILITY, SALARY -> 2.5;
          case MUST_HAVE -> 2;
          case ABOUT, LOCATION -> 1.5;
          case ROLE -> 1;
          case BASICS, NONE -> 0;
        };
    return base + 0.4 * (part.words() - 1);
  }

  /** Returns what a label such as "Location" in "Location: Leeds" says of its line. */
  Optional<LineSection> label(String label) {
    return labels.whole(Words.of(label));
  }
}
