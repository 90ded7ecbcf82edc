package dev.rolewright.skills;

import dev.rolewright.embedding.Embedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Maps names to the skills of a vocabulary: by the very name, by its folded form, by likeness of
 * spelling, and, once the labels' vectors are there, by likeness of meaning. Vectors are computed
 * once, on a thread of their own that the first call starts; until then spelling alone answers.
 * That work goes in small steps and rests half of the time, so that other calls get the model.
 */
public interface SkillNormalizer extends AutoCloseable {
  /** Most candidates that a name gets. */
  int MAX_CANDIDATES = 100;

  /**
   * Makes a normalizer that compares spelling alone.
   *
   * @param vocabulary the skills to map to
   */
  static SkillNormalizer create(Vocabulary vocabulary) {
    return LikenessNormalizer.lexical(vocabulary);
  }

  /**
   * Makes a normalizer that also compares meaning; vectors of labels are lost when it is closed.
   *
   * @param vocabulary the skills to map to
   * @param embedder gives the vectors; it stays the caller's to close, after this
   */
  static SkillNormalizer create(Vocabulary vocabulary, Embedder embedder) {
    return LikenessNormalizer.semantic(vocabulary, LabelVectors.inMemory(vocabulary, embedder));
  }

  /**
   * Makes a normalizer that also compares meaning and keeps the vectors of labels in a file, named
   * after the model and the vocabulary. A damaged file is written anew.
   *
   * @param vocabulary the skills to map to
   * @param embedder gives the vectors; it stays the caller's to close, after this
   * @param directory where the file is kept; made when missing
   */
  static SkillNormalizer create(Vocabulary vocabulary, Embedder embedder, Path directory) {
    return LikenessNormalizer.semantic(
        vocabulary, LabelVectors.inDirectory(vocabulary, embedder, directory));
  }

  /**
   * Returns the skills that a name may mean, best first, ties by label; empty where none is near.
   *
   * @param name any text; a blank one has no candidates
   * @param topK at most this many, 1..{@value #MAX_CANDIDATES}
   */
  List<SkillCandidate> normalize(String name, int topK);

  /** Does as {@link #normalize} does, without the time that comparing meanings takes. */
  List<SkillCandidate> normalizeBySpelling(String name, int topK);

  /**
   * Returns the skills whose labels are near the meaning of each text, best first; empty lists
   * while the vectors are not there. The score is the cosine.
   *
   * @param texts sentences or phrases, none blank
   * @param topK at most this many for each, 1..{@value #MAX_CANDIDATES}
   */
  List<List<SkillCandidate>> nearestByMeaning(List<String> texts, int topK);

  /**
   * Waits until the labels' vectors are there; from then on they are computed without a rest.
   *
   * @return whether they are; false after the time, and at once where there is no embedder
   */
  boolean awaitMeaning(Duration atMost) throws InterruptedException;

  /** Stops computing vectors. */
  @Override
  void close();
}
