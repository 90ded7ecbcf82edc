package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.domain.ProfileRepository.Erased;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PersonErasureTest {
  private final CountingEmbedder embedder = new CountingEmbedder();
  private final List<String> forgotten = new ArrayList<>();
  private boolean isReached = true;

  @Test
  void theLocalModelForgetsTheTextsOfAnErasedPerson() {
    Erased erased = new Erased(3, 1);
    assertThat(erasure(() -> Optional.of(erased)).erase("tenant", "profile")).contains(erased);
    assertThat(embedder.forgotten).isOne();
    assertThat(forgotten).containsExactly("tenant");
  }

  @Test
  void nothingIsErasedWhileKeptAnswersCantBe() {
    isReached = false;
    List<String> deleted = new ArrayList<>();
    PersonErasure erasure =
        erasure(
            () -> {
              deleted.add("asked");
              return Optional.of(new Erased(3, 1));
            });
    assertThatThrownBy(() -> erasure.erase("tenant", "profile"))
        .isInstanceOf(RolewrightException.class)
        .hasMessageContaining("nothing was erased");
    assertThat(deleted).as("looked for, and not deleted").hasSize(1);
  }

  @Test
  void nothingIsForgottenForAnUnknownId() {
    assertThat(erasure(Optional::empty).erase("tenant", "profile")).isEmpty();
    assertThat(embedder.forgotten).isZero();
    assertThat(forgotten).isEmpty();
  }

  @Test
  void textsAreForgottenAlsoWhereTheStoresAnswerIsLost() {
    PersonErasure erasure =
        erasure(
            () -> {
              throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "lost");
            });
    assertThatThrownBy(() -> erasure.erase("tenant", "profile"))
        .isInstanceOf(RolewrightException.class);
    assertThat(embedder.forgotten).isOne();
  }

  private PersonErasure erasure(Supplier<Optional<Erased>> delete) {
    ProfileRepository profiles =
        (ProfileRepository)
            Proxy.newProxyInstance(
                ProfileRepository.class.getClassLoader(),
                new Class<?>[] {ProfileRepository.class},
                (proxy, method, arguments) -> delete.get());
    return new PersonErasure(
        profiles,
        embedder,
        tenant -> {
          forgotten.add(tenant);
          return isReached;
        });
  }

  private static final class CountingEmbedder implements Embedder {
    private int forgotten;

    @Override
    public String model() {
      return "counting";
    }

    @Override
    public int dimensions() {
      return 1;
    }

    @Override
    public List<Embedding> embed(Checkpoint caller, List<String> texts) {
      return texts.stream().map(text -> new Embedding(new float[] {1}, false)).toList();
    }

    @Override
    public void forgetTexts() {
      forgotten++;
    }

    @Override
    public void close() {}
  }
}
