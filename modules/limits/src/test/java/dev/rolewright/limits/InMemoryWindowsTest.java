package dev.rolewright.limits;

import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.testing.InMemoryWindows;
import dev.rolewright.limits.testing.SharedWindowsContract;

class InMemoryWindowsTest extends SharedWindowsContract {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long BEGIN = 1_700_000_000_000_000L;

  private final InMemoryWindows windows =
      new InMemoryWindows(() -> BEGIN + System.nanoTime() / NANOS_PER_MICRO);

  @Override
  protected SharedWindows windows() {
    return windows;
  }
}
