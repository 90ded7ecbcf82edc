package dev.rolewright.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The network: token ids in, one vector a text out. Safe for use by many threads; each run takes
 * the calling thread and no other.
 */
final class SentenceNetwork implements AutoCloseable {
  static final int DIMENSIONS = 384;

  private final OrtEnvironment environment;
  private final OrtSession session;

  private SentenceNetwork(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  static SentenceNetwork open(Path file) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      environment.setTelemetry(false);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      // Two batches side by side are faster than one batch on two threads, and nothing spins.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // A pattern is kept for each shape, and batches come in thousands of shapes.
      options.setMemoryPatternOptimization(false);
      return new SentenceNetwork(environment, load(environment, options, file));
    } catch (OrtException | IOException | IllegalArgumentException unreadable) {
      ConfigException failure =
          new ConfigException(
              List.of("embedding: the model can't be read from " + file.toAbsolutePath()));
      failure.initCause(unreadable);
      throw failure;
    }
  }

  /** Loads past the heap, which never holds the 90 MB. */
  private static OrtSession load(
      OrtEnvironment environment, OrtSession.SessionOptions options, Path file)
      throws IOException, OrtException {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteBuffer content =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
      ByteBuffer joined = arena.allocate(size + ResidualFusion.ROOM).asByteBuffer();
      ResidualFusion.apply(content, joined);
      return environment.createSession(joined, options);
    }
  }

  /** Computes the vectors of a batch, in its order. */
  float[][] vectors(List<TokenizedText> batch) {
    int width = 0;
    for (TokenizedText text : batch) {
      width = Math.max(width, text.length());
    }
    long[] ids = new long[batch.size() * width];
    long[] mask = new long[ids.length];
    for (int row = 0; row < batch.size(); row++) {
      long[] tokens = batch.get(row).tokenIds();
      System.arraycopy(tokens, 0, ids, row * width, tokens.length);
      Arrays.fill(mask, row * width, row * width + tokens.length, 1L);
    }
    long[] shape = {batch.size(), width};
    try (OnnxTensor idTensor = tensor(ids, shape);
        OnnxTensor maskTensor = tensor(mask, shape);
        OnnxTensor typeTensor = tensor(new long[ids.length], shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      return pool(((OnnxTensor) result.get(0)).getFloatBuffer(), batch, width);
    } catch (OrtException failed) {
      throw RolewrightException.causedBy(
          ErrorCode.UNKNOWN, "The local model failed to compute vectors.", failed);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  /** Adds up the states of a text's own tokens; the length of one makes the mean of the sum. */
  private static float[][] pool(FloatBuffer states, List<TokenizedText> batch, int width) {
    float[][] vectors = new float[batch.size()][DIMENSIONS];
    float[] state = new float[DIMENSIONS];
    for (int row = 0; row < vectors.length; row++) {
      float[] vector = vectors[row];
      int length = batch.get(row).length();
      for (int position = 0; position < length; position++) {
        states.get((row * width + position) * DIMENSIONS, state);
        for (int index = 0; index < DIMENSIONS; index++) {
          vector[index] += state[index];
        }
      }
      Vectors.normalize(vector);
    }
    return vectors;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException failed) {
      throw new IllegalStateException("the local model could not be closed", failed);
    }
  }
}
