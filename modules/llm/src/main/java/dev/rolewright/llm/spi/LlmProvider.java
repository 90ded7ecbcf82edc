package dev.rolewright.llm.spi;

import dev.rolewright.llm.LlmException;
import java.util.List;

/** A server that runs language models, with one configured key. */
public interface LlmProvider {
  /** Returns the unique configured name. */
  String name();

  /** Returns the models that may be asked, by the vendor's names. */
  List<ModelInfo> models();

  /**
   * Asks a model once and passes its answer on as it comes, on the calling thread; returns when the
   * answer is whole. There are no retries and no time limits here: when {@link
   * ProviderCall#cancellation} is raised the call to the vendor ends at once.
   *
   * @throws LlmException when the answer did not come, or not whole; what {@code sink} took until
   *     then is not an answer
   */
  ProviderAnswer stream(ProviderCall call, ProviderSink sink);
}
