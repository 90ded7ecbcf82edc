package dev.rolewright.llm.spi;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.LlmException;
import dev.rolewright.platform.Cancellation;
import java.util.List;
import java.util.Set;

/** A server that runs language models, with one configured key. */
public interface LlmProvider {
  /** Returns the unique configured name. */
  String name();

  /**
   * Tells whose account is called with: empty for the deployment's own. Accounts share no breaker,
   * so that one with a bad key takes no model away from the others.
   */
  default String account() {
    return "";
  }

  /** Returns the models that may be asked, by the vendor's names. */
  List<ModelInfo> models();

  /**
   * Returns the parameters with which a model is called: those that were asked for, filled up and
   * cut down to what suits it. A call that leaves the number of tokens open gets at most as many as
   * the model writes.
   */
  default ChatParameters parameters(String model, ChatParameters asked) {
    return asked;
  }

  /**
   * Asks a model once and passes its answer on as it comes, on the calling thread; returns when the
   * answer is whole. There are no retries and no time limits here: when {@link
   * ProviderCall#cancellation} is raised the call to the vendor ends at once.
   *
   * @throws LlmException when the answer did not come, or not whole; what {@code sink} took until
   *     then is not an answer
   */
  ProviderAnswer stream(ProviderCall call, ProviderSink sink);

  /**
   * Asks the vendor once for its list of models, which shows at little cost whether address and key
   * are good. It takes a few seconds at most.
   *
   * @return the vendor's names
   * @throws LlmException when there is no list, or {@code cancellation} is raised
   */
  Set<String> listModels(Cancellation cancellation);
}
