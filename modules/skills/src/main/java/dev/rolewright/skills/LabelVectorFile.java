package dev.rolewright.skills;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Keeps vectors between starts: a digest of model, dimensions and labels (32 bytes), then the
 * vectors as big-endian floats. The digest is part of the file's name too, so that two vocabularies
 * do not fight for one file.
 */
final class LabelVectorFile {
  private static final Logger LOGGER = System.getLogger(LabelVectorFile.class.getName());

  private final Path path;
  private final byte[] digest;
  private final int count;
  private final int dimensions;

  private LabelVectorFile(Path path, byte[] digest, int count, int dimensions) {
    this.path = path;
    this.digest = digest;
    this.count = count;
    this.dimensions = dimensions;
  }

  static LabelVectorFile of(Path directory, String model, int dimensions, List<String> labels) {
    byte[] digest = digest(model, dimensions, labels);
    String name = "skill-labels-" + HexFormat.of().formatHex(digest, 0, 8) + ".vectors";
    return new LabelVectorFile(directory.resolve(name), digest, labels.size(), dimensions);
  }

  private static byte[] digest(String model, int dimensions, List<String> labels) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((model + "\n" + dimensions + "\n").getBytes(StandardCharsets.UTF_8));
      for (String label : labels) {
        sha.update((label + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Returns the vectors kept, or nothing where the file is missing, damaged or of other labels. */
  Optional<float[][]> read() {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(path));
      byte[] head = new byte[digest.length];
      if (content.remaining() != size()) {
        return Optional.empty();
      }
      content.get(head);
      if (!Arrays.equals(head, digest)) {
        return Optional.empty();
      }
      float[][] vectors = new float[count][dimensions];
      for (float[] vector : vectors) {
        content.asFloatBuffer().get(vector);
        content.position(content.position() + dimensions * Float.BYTES);
      }
      return Optional.of(vectors);
    } catch (IOException failure) {
      LOGGER.log(
          Level.WARNING, "Vectors of labels are computed anew: the file can't be read", failure);
      return Optional.empty();
    }
  }

  private long size() {
    return digest.length + (long) count * dimensions * Float.BYTES;
  }

  /** Writes the vectors; a failure costs only the next start its time, so it is logged. */
  void write(float[][] vectors) {
    ByteBuffer content = ByteBuffer.allocate((int) size());
    content.put(digest);
    for (float[] vector : vectors) {
      for (float component : vector) {
        content.putFloat(component);
      }
    }
    try {
      Files.createDirectories(path.getParent());
      Path draft = Files.createTempFile(path.getParent(), "skill-labels", ".draft");
      try {
        Files.write(draft, content.array());
        Files.move(
            draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failure) {
      LOGGER.log(Level.WARNING, "Vectors of labels could not be kept for the next start", failure);
    }
  }
}
