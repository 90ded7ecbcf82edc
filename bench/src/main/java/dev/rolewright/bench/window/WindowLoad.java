package dev.rolewright.bench.window;

import dev.rolewright.bench.fleet.CallNumber;
import dev.rolewright.bench.fleet.ServerFleet;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.StreamChatRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Clients that ask all the time, and far more often than the limit allows. */
final class WindowLoad {
  private static final int CLIENTS_OF_A_SERVER = 8;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final long DEADLINE_SECONDS = 60;

  private final ServerFleet servers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLongArray sent = new AtomicLongArray(CallNumber.END);
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean isOver;

  private WindowLoad(ServerFleet servers) {
    this.servers = servers;
  }

  /** Starts the clients of so many servers. */
  static WindowLoad start(ServerFleet servers, int count) {
    WindowLoad load = new WindowLoad(servers);
    for (int client = 0; client < count * CLIENTS_OF_A_SERVER; client++) {
      int server = client % count;
      load.clients.add(Thread.ofVirtual().name("client").start(() -> load.run(server)));
    }
    return load;
  }

  /** Ends the clients after their last calls. */
  void end() throws InterruptedException {
    isOver = true;
    for (Thread client : clients) {
      client.join();
    }
  }

  private void run(int server) {
    try {
      while (!isOver && faults.isEmpty()) {
        int number = next.getAndIncrement();
        try {
          call(servers.serving(server), number);
          answered.incrementAndGet();
        } catch (StatusRuntimeException failure) {
          if (failure.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED) {
            refused.incrementAndGet();
          } else {
            faults.add("a call failed: " + failure.getStatus());
          }
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      faults.add("a client ended: " + broken);
    }
  }

  private void call(ServerFleet.Life life, int number) {
    sent.set(number, System.nanoTime());
    life.gateway()
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .streamChat(
            StreamChatRequest.newBuilder()
                .setModel("vendor/" + WindowVendor.MODEL)
                .addMessages(
                    ChatMessage.newBuilder()
                        .setRole(ChatRole.CHAT_ROLE_USER)
                        .setContent(CallNumber.text(number)))
                .setMaxTokens(1)
                .build())
        .forEachRemaining(event -> {});
  }

  /** Returns how many calls were sent. */
  int calls() {
    return next.get();
  }

  /** Returns {@link System#nanoTime()} at which a call was sent. */
  long sentNanos(int number) {
    return sent.get(number);
  }

  long answered() {
    return answered.get();
  }

  long refused() {
    return refused.get();
  }

  /** Returns what should not have happened. */
  Queue<String> faults() {
    return faults;
  }
}
