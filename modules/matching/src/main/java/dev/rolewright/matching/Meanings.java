package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.embedding.Vectors;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nearness of meaning between the statements of a job and pieces of evidence. */
final class Meanings {
  private Meanings() {}

  /**
   * How near one piece of evidence comes to each statement.
   *
   * @param values 0..1 for each statement
   * @param passages for each statement the passage that comes nearest, an index
   * @param parts the passages of the evidence
   */
  record Reading(double[] values, int[] passages, List<Passage> parts) {}

  /** Makes the vectors of evidence in one call of the embedder. */
  static EvidenceVectors vectorize(Checkpoint caller, List<Evidence> evidence, Embedder embedder) {
    List<List<Passage>> parts = passages(caller, evidence);
    List<String> texts =
        parts.stream().flatMap(List::stream).map(Passage::text).distinct().toList();
    Map<String, float[]> vectors = embed(caller, texts, embedder);
    Map<String, List<float[]>> byId = new HashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      byId.put(evidence.get(index).id(), vectorsOf(parts.get(index), vectors));
    }
    return new EvidenceVectors(embedder.model(), byId);
  }

  /**
   * Compares each piece of evidence with each statement. Whatever has no vector yet is embedded in
   * one call together with the statements.
   */
  static List<Reading> read(
      Checkpoint caller,
      AskedStatements asked,
      List<Evidence> evidence,
      Optional<EvidenceVectors> stored,
      Embedder embedder) {
    List<List<Passage>> parts = passages(caller, evidence);
    List<Optional<List<float[]>>> known = new ArrayList<>();
    List<String> texts = new ArrayList<>(asked.lines());
    for (int index = 0; index < parts.size(); index++) {
      Optional<List<float[]>> found =
          find(evidence.get(index).id(), parts.get(index).size(), stored, embedder);
      known.add(found);
      if (found.isEmpty()) {
        parts.get(index).forEach(part -> texts.add(part.text()));
      }
    }
    // Without a statement nothing is compared, so that no vector is worth its time.
    Map<String, float[]> fresh =
        asked.isEmpty() ? Map.of() : embed(caller, texts.stream().distinct().toList(), embedder);
    List<float[]> wanted = asked.lines().stream().map(line -> vector(line, fresh)).toList();
    List<String> title = asked.titleWords();
    List<Reading> readings = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      caller.checkActive();
      List<Passage> passages = parts.get(index);
      List<float[]> vectors =
          asked.isEmpty()
              ? List.of()
              : known.get(index).orElseGet(() -> vectorsOf(passages, fresh));
      Reading reading = compare(wanted, vectors, passages);
      if (Titles.holds(evidence.get(index), title)) {
        // The title is the first entry, where the job has one.
        reading.values[0] = Math.max(reading.values[0], MatchFormula.SAME_TITLE);
      }
      readings.add(reading);
    }
    return readings;
  }

  private static List<List<Passage>> passages(Checkpoint caller, List<Evidence> evidence) {
    List<List<Passage>> parts = new ArrayList<>();
    for (Evidence piece : evidence) {
      caller.checkActive();
      parts.add(Passage.of(piece));
    }
    return parts;
  }

  private static Reading compare(
      List<float[]> wanted, List<float[]> vectors, List<Passage> passages) {
    double[] values = new double[wanted.size()];
    int[] nearest = new int[wanted.size()];
    for (int statement = 0; statement < values.length; statement++) {
      double best = -2;
      for (int passage = 0; passage < vectors.size(); passage++) {
        double cosine = Vectors.cosine(wanted.get(statement), vectors.get(passage));
        if (cosine > best) {
          best = cosine;
          nearest[statement] = passage;
        }
      }
      values[statement] = MatchFormula.nearness(best);
    }
    return new Reading(values, nearest, passages);
  }

  /** Vectors of another model, or of evidence that was split otherwise, are of no use. */
  private static Optional<List<float[]>> find(
      String id, int passages, Optional<EvidenceVectors> stored, Embedder embedder) {
    return stored
        .filter(vectors -> vectors.model().equals(embedder.model()))
        .flatMap(vectors -> Optional.ofNullable(vectors.byEvidenceId().get(id)))
        .filter(vectors -> vectors.size() == passages)
        .filter(
            vectors -> vectors.stream().allMatch(vector -> vector.length == embedder.dimensions()));
  }

  private static Map<String, float[]> embed(
      Checkpoint caller, List<String> texts, Embedder embedder) {
    Map<String, float[]> vectors = new HashMap<>();
    if (!texts.isEmpty()) {
      List<Embedding> embeddings = embedder.embed(caller, texts);
      for (int index = 0; index < texts.size(); index++) {
        vectors.put(texts.get(index), embeddings.get(index).vector());
      }
    }
    return vectors;
  }

  private static List<float[]> vectorsOf(List<Passage> passages, Map<String, float[]> vectors) {
    return passages.stream().map(passage -> vector(passage.text(), vectors)).toList();
  }

  private static float[] vector(String text, Map<String, float[]> vectors) {
    return vectors.getOrDefault(text, new float[0]);
  }
}
