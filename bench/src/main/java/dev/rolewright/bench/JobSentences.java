package dev.rolewright.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sentences in the manner of job ads, always the same for the same seed. */
final class JobSentences {
  private static final List<String> OPENINGS =
      List.of(
          "You will",
          "In this role you",
          "Together with the team you",
          "From the first week on you",
          "We expect that you",
          "Day by day you");
  private static final List<String> ACTIONS =
      List.of(
          "design and operate",
          "improve",
          "document",
          "plan and supervise",
          "test",
          "maintain",
          "explain to customers",
          "take over");
  private static final List<String> THINGS =
      List.of(
          "payment services in Java and Kotlin",
          "the booking platform",
          "wards with up to thirty beds",
          "welded steel frames",
          "data pipelines on PostgreSQL and Kafka",
          "campaigns for our retail brands",
          "monthly accounts under IFRS",
          "heat pumps and solar plants",
          "lessons for adult learners",
          "Kubernetes clusters in two regions");
  private static final List<String> MANNERS =
      List.of(
          "with colleagues from four countries",
          "under tight deadlines",
          "while keeping costs in view",
          "according to the safety rules of the trade",
          "and report to the head of operations",
          "with a budget of your own");
  private static final List<String> NEEDS =
      List.of(
          "which takes at least three years of practice",
          "so a degree or a completed apprenticeship is required",
          "for which good spoken English is a must",
          "and a driving licence is welcome",
          "where curiosity counts more than certificates",
          "often remotely, sometimes on site");

  private JobSentences() {}

  /** Returns distinct sentences of one to three clauses. */
  static List<String> generate(int count, long seed) {
    Random random = new Random(seed);
    List<String> sentences = new ArrayList<>();
    while (sentences.size() < count) {
      String sentence = sentence(random);
      if (!sentences.contains(sentence)) {
        sentences.add(sentence);
      }
    }
    return List.copyOf(sentences);
  }

  private static String sentence(Random random) {
    StringBuilder sentence = new StringBuilder(any(OPENINGS, random)).append(' ');
    sentence.append(any(ACTIONS, random)).append(' ').append(any(THINGS, random));
    if (random.nextInt(5) > 1) {
      sentence.append(' ').append(any(MANNERS, random));
    }
    if (random.nextInt(2) > 0) {
      sentence.append(", ").append(any(NEEDS, random));
    }
    if (random.nextInt(10) == 0) {
      sentence.append("; later you ").append(any(ACTIONS, random));
      sentence.append(' ').append(any(THINGS, random));
    }
    return sentence.append('.').toString();
  }

  private static String any(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
