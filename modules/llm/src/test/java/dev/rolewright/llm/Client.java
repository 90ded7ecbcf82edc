package dev.rolewright.llm;

import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller of the gateway that puts the answer together as the contract says. */
final class Client {
  final Cancellation cancellation = new Cancellation();
  final List<ChatEvent> events = new ArrayList<>();
  final StringBuilder text = new StringBuilder();
  final RequestContext context;
  @Nullable RolewrightException failure;
  long endNanos;
  long leftNanos = Long.MAX_VALUE;
  Runnable atEvent = () -> {};

  final String name;
  String question = "";
  private final TestScheduler scheduler;

  Client(TestScheduler scheduler, Duration deadline) {
    this("client", scheduler, deadline);
  }

  Client(String name, TestScheduler scheduler, Duration deadline) {
    this("tenant", name, scheduler, deadline);
  }

  Client(String tenant, String name, TestScheduler scheduler, Duration deadline) {
    this.name = name;
    this.scheduler = scheduler;
    long now = scheduler.nanoTime();
    context =
        new RequestContext(
            tenant, "key", "free", name, now, now + deadline.toNanos(), scheduler, cancellation);
  }

  ChatRequest request(String target) {
    return request(target, name);
  }

  ChatRequest request(String target, String text) {
    return new ChatRequest(
        target,
        List.of(new ChatMessage(ChatRole.USER, text)),
        ChatParameters.CONFIGURED,
        new AnswerFormat.Text(),
        "user",
        Purpose.CHAT);
  }

  void ask(Gateway gateway, String target) {
    ask(gateway, request(target));
  }

  void ask(Gateway gateway, ChatRequest request) {
    try {
      gateway.stream(context, request, this::take);
    } catch (RolewrightException failed) {
      failure = failed;
    } finally {
      endNanos = scheduler.nanoTime();
    }
  }

  /** Goes away, as a call's end does: the flag is raised. */
  void goAway() {
    leftNanos = Math.min(leftNanos, scheduler.nanoTime());
    cancellation.cancel();
  }

  private void take(ChatEvent event) {
    atEvent.run();
    events.add(event);
    switch (event) {
      case Started started -> {}
      case TextDelta delta -> text.append(delta.text());
      case Reset reset -> text.setLength(0);
      case Completed completed -> {}
    }
  }

  Optional<Completed> completed() {
    return events.stream()
        .filter(Completed.class::isInstance)
        .map(Completed.class::cast)
        .reduce(
            (first, second) -> {
              throw new AssertionError("two successes");
            });
  }
}
