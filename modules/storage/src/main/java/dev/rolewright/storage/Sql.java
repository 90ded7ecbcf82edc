package dev.rolewright.storage;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs statements, and lets failures out only in the words of {@link StorageErrors}. */
final class Sql {
  private final Jdbi jdbi;

  Sql(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Runs work whose every statement stands for itself. */
  <T> T run(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (RuntimeException failure) {
      throw StorageErrors.translate(failure);
    }
  }

  /** Runs work whole or not at all. */
  <T> T inTransaction(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (RuntimeException failure) {
      throw StorageErrors.translate(failure);
    }
  }
}
