package dev.rolewright.bench.money;

import com.google.rpc.ErrorInfo;
import dev.rolewright.bench.fleet.CallNumber;
import dev.rolewright.bench.fleet.ServerFleet;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StreamChatResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Clients that call until the budget is spent, each one call after the other. */
final class ExamLoad {
  /** Refusals one after the other after which a client is content. */
  private static final int REFUSALS = 3;

  private static final long DEADLINE_SECONDS = 60;
  private static final Duration BACK_OFF = Duration.ofMillis(500);
  private static final Metadata.Key<String> CORRELATION =
      Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER);

  private final ServerFleet servers;
  private final Pace pace;
  private final Runnable firstRefusal;
  private final AtomicBoolean isRefused = new AtomicBoolean();
  private final List<Thread> clients = new ArrayList<>();

  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unavailable = new AtomicLong();
  private final AtomicLongArray costs = new AtomicLongArray(CallNumber.END);
  private final Set<Integer> lost = ConcurrentHashMap.newKeySet();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  private ExamLoad(ServerFleet servers, Pace pace, Runnable firstRefusal) {
    this.servers = servers;
    this.pace = pace;
    this.firstRefusal = firstRefusal;
  }

  /**
   * Starts the clients.
   *
   * @param each clients of one server
   * @param firstRefusal is run by the client that is refused first, at that moment
   */
  static ExamLoad start(
      ServerFleet servers, int count, int each, Pace pace, Runnable firstRefusal) {
    ExamLoad load = new ExamLoad(servers, pace, firstRefusal);
    for (int client = 0; client < count * each; client++) {
      int server = client % count;
      load.clients.add(Thread.ofVirtual().name("client").start(() -> load.run(server)));
    }
    return load;
  }

  /** Waits until all clients were refused. */
  void await(long untilNanos) throws InterruptedException {
    for (Thread client : clients) {
      client.join(Math.max(1, (untilNanos - System.nanoTime()) / 1_000_000));
      if (client.isAlive()) {
        throw new IllegalStateException("the budget was not spent in time");
      }
    }
  }

  /** Returns a request of the size that all have. */
  static StreamChatRequest request(int number) {
    return StreamChatRequest.newBuilder()
        .setModel("vendor/" + ExamVendor.MODEL)
        .addMessages(
            ChatMessage.newBuilder()
                .setRole(ChatRole.CHAT_ROLE_USER)
                .setContent(CallNumber.text(number)))
        .setMaxTokens(ExamVendor.MOST_OUTPUT)
        .build();
  }

  private void run(int server) {
    try {
      int inARow = 0;
      while (inARow < REFUSALS && faults.isEmpty()) {
        int number = pace.next();
        ServerFleet.Life life = servers.serving(server);
        try {
          costs.set(number, call(life, number));
          answered.incrementAndGet();
          inARow = 0;
        } catch (StatusRuntimeException failure) {
          if (isSpent(failure)) {
            refuse();
            inARow++;
          } else if (life.isKilled()) {
            lost.add(number);
          } else if (failure.getStatus().getCode() == Status.Code.UNAVAILABLE) {
            // A server with too much to do says so; the call's cost is compared all the same.
            unavailable.incrementAndGet();
            Thread.sleep(BACK_OFF);
          } else {
            faults.add("a call failed: " + failure.getStatus());
          }
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      faults.add("a client ended: " + broken);
    }
  }

  private long call(ServerFleet.Life life, int number) {
    Metadata correlation = new Metadata();
    correlation.put(CORRELATION, CallNumber.text(number));
    Iterator<StreamChatResponse> events =
        life.gateway()
            .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(correlation))
            .streamChat(request(number));
    while (events.hasNext()) {
      StreamChatResponse event = events.next();
      if (event.getEvent().hasCompleted()) {
        return event.getEvent().getCompleted().getProvenance().getCostPicos();
      }
    }
    throw Status.DATA_LOSS.withDescription("an answer had no end").asRuntimeException();
  }

  private void refuse() {
    refused.incrementAndGet();
    if (isRefused.compareAndSet(false, true)) {
      firstRefusal.run();
    }
  }

  private static boolean isSpent(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    return status != null
        && failure.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED
        && status.getDetailsList().stream()
            .filter(detail -> detail.is(ErrorInfo.class))
            .anyMatch(detail -> detail.getValue().toStringUtf8().contains("BUDGET_EXHAUSTED"));
  }

  long answered() {
    return answered.get();
  }

  long refused() {
    return refused.get();
  }

  /** Returns how many calls a server in service had too much to do for. */
  long unavailable() {
    return unavailable.get();
  }

  /** Returns the numbers of the calls that a killed server did not answer to their end. */
  Set<Integer> lost() {
    return lost;
  }

  /** Returns what an answer said that it cost; 0 where there was none. */
  long picos(int number) {
    return costs.get(number);
  }

  /** Returns what should not have happened. */
  Queue<String> faults() {
    return faults;
  }
}
