package dev.rolewright.generation;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.Profile;
import dev.rolewright.matching.JobNeeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes two or three sentences: those of the person's own summary that say most for the job, in
 * their own order. What is short of two is filled up with the latest positions as they stand.
 */
final class SummaryWriter {
  private static final int MOST_SENTENCES = 3;
  private static final int FEWEST_SENTENCES = 2;

  /** A single sentence of so many characters says enough. */
  private static final int LONG_SENTENCE = 200;

  private SummaryWriter() {}

  /** Returns the sentences; none where the profile says nothing. */
  static List<Statement> choose(Profile profile, JobNeeds needs, SkillChoice skills) {
    List<Statement> sentences = new ArrayList<>();
    relevant(Sentences.of(profile.summary()), needs, skills).stream()
        .map(sentence -> Statement.verbatim(sentence, EvidenceQuote.PROFILE))
        .forEach(sentences::add);
    if (sentences.size() == 1 && sentences.getFirst().words().length() >= LONG_SENTENCE) {
      return sentences;
    }
    List<Statement> history = history(profile);
    if (sentences.isEmpty() && history.size() < FEWEST_SENTENCES) {
      String headline = Sentences.oneLine(profile.headline());
      if (!headline.isEmpty()) {
        sentences.add(Statement.verbatim(headline, EvidenceQuote.PROFILE));
      }
    }
    history.stream()
        .limit(Math.max(0, FEWEST_SENTENCES - sentences.size()))
        .forEach(sentences::add);
    return sentences;
  }

  static void write(CvDraft draft, List<Statement> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    draft.open(CvSection.SUMMARY);
    StringBuilder summary = new StringBuilder();
    for (int index = 0; index < sentences.size(); index++) {
      String words = sentences.get(index).words();
      draft.claim(sentences.get(index));
      boolean last = index + 1 == sentences.size();
      // A sentence that stands alone may stay open, as headlines do.
      boolean isWhole = Sentences.isClosed(words) || (last && index == 0);
      String stop = isWhole ? "" : ".";
      String shown = isWhole || index > 0 ? stop : Markdown.stop(words);
      draft.layout(shown + (last ? "\n" : " "));
      summary.append(words).append(stop).append(last ? "" : " ");
    }
    draft.summary(summary.toString());
    draft.close();
  }

  /**
   * The first sentence says who the person is and stays; the others are chosen by how many words of
   * the job they hold.
   */
  private static List<String> relevant(List<String> sentences, JobNeeds needs, SkillChoice skills) {
    if (sentences.size() <= MOST_SENTENCES) {
      return sentences;
    }
    List<String> keywords = Stream.concat(skills.asked(), Stream.of(needs.title())).toList();
    List<Long> hits = sentences.stream().map(sentence -> hits(sentence, keywords)).toList();
    return IntStream.range(0, sentences.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer index) -> index > 0)
                .thenComparing(hits::get, Comparator.reverseOrder())
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_SENTENCES)
        .sorted()
        .map(sentences::get)
        .toList();
  }

  private static long hits(String sentence, List<String> keywords) {
    return keywords.stream().filter(keyword -> Words.hold(sentence, keyword)).count();
  }

  /** The latest positions; for a person who has not worked yet, education and then projects. */
  private static List<Statement> history(Profile profile) {
    Stream<Evidence> latest =
        Stream.of(EvidenceKind.WORK, EvidenceKind.EDUCATION, EvidenceKind.PROJECT)
            .flatMap(kind -> History.newestFirst(profile, kind).stream());
    return latest.map(Positions::line).flatMap(Optional::stream).limit(FEWEST_SENTENCES).toList();
  }
}
