package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.ProviderSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A sink that keeps what it hears. */
final class HeardAnswer implements ProviderSink {
  private final StringBuilder text = new StringBuilder();
  private final List<Thread> threads = new ArrayList<>();
  private Consumer<String> onText = piece -> {};
  private Runnable onAlive = () -> {};
  private int signsOfLife;

  HeardAnswer onText(Consumer<String> action) {
    onText = action;
    return this;
  }

  HeardAnswer onAlive(Runnable action) {
    onAlive = action;
    return this;
  }

  @Override
  public void alive() {
    signsOfLife++;
    onAlive.run();
  }

  @Override
  public void text(String piece) {
    threads.add(Thread.currentThread());
    text.append(piece);
    onText.accept(piece);
  }

  String text() {
    return text.toString();
  }

  int signsOfLife() {
    return signsOfLife;
  }

  List<Thread> threads() {
    return threads;
  }
}
