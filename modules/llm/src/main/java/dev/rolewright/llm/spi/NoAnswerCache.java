package dev.rolewright.llm.spi;

import java.util.Optional;

/** Keeps nothing. */
enum NoAnswerCache implements AnswerCache {
  INSTANCE;

  @Override
  public Optional<Found> find(AnswerKey key) {
    return Optional.empty();
  }

  @Override
  public void store(AnswerKey key, CachedAnswer answer, Keeping keeping) {}

  @Override
  public boolean forget(String tenantId) {
    return true;
  }
}
