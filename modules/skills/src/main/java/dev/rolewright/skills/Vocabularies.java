package dev.rolewright.skills;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives vocabularies. */
public final class Vocabularies {
  /** The data files; the order decides nothing but the order of {@link Vocabulary#skills()}. */
  static final List<String> FILES =
      List.of(
          "programming",
          "cloud",
          "data",
          "security",
          "design",
          "product",
          "marketing",
          "sales",
          "finance",
          "people",
          "languages",
          "engineering",
          "healthcare",
          "trades",
          "soft");

  /** Not a holder class: a failure in its initialiser would hide the message. */
  private static volatile @Nullable Vocabulary builtIn;

  private Vocabularies() {}

  /**
   * Returns the vocabulary that comes with the product; it is read once.
   *
   * @throws ConfigException naming file and line, if a data file is malformed
   */
  public static Vocabulary builtIn() {
    Vocabulary vocabulary = builtIn;
    if (vocabulary == null) {
      synchronized (Vocabularies.class) {
        vocabulary = builtIn;
        if (vocabulary == null) {
          vocabulary = readBuiltIn().vocabulary();
          builtIn = vocabulary;
        }
      }
    }
    return vocabulary;
  }

  /**
   * Makes a vocabulary of skills. Names that are everyday English words ("go", "access") or single
   * letters count as such only in exact letter case and in the company of other skills.
   *
   * @throws IllegalArgumentException if two skills have the same id
   */
  public static Vocabulary of(List<Skill> skills) {
    if (skills.stream().map(Skill::id).distinct().count() != skills.size()) {
      throw new IllegalArgumentException("two skills have the same id");
    }
    return NamedVocabulary.fromSkills(skills);
  }

  static VocabularyReader readBuiltIn() {
    VocabularyReader reader = new VocabularyReader();
    for (String file : FILES) {
      reader.read(file + ".txt", lines("vocabulary/" + file + ".txt"));
    }
    return reader;
  }

  private static List<String> lines(String resource) {
    try (InputStream stream = Vocabularies.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new ConfigException(List.of(resource + ": the file is missing"));
      }
      return List.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
