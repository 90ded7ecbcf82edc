package dev.rolewright.keyvalue;

import dev.rolewright.platform.Watch;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Sends the commands of many threads to Redis together: what is asked for while a batch is on its
 * way makes the next one. So a command costs a share of a trip instead of a trip, and no virtual
 * thread waits at a socket, which takes two more threads each time. With two batches on their way
 * each would be half as large, and cost as much.
 *
 * <p>Nobody waits longer than twice the client's time for an answer, however many answers of a slow
 * Redis come before theirs. What was not sent within that time once is not sent any more.
 */
final class CommandBatches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandBatches.class);

  /** So many connections are in use at a time. */
  static final int CONNECTIONS = 1;

  private static final int MOST_AT_ONCE = 64;

  private final RedisClient client;
  private final long limitNanos;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread sender;
  private final Watch<Waiting> watch;
  private volatile boolean isClosed;

  /** A command; one is never equal to another. */
  private static final class Waiting {
    private final Function<AbstractPipeline, ? extends Supplier<?>> command;
    private final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
    private final long begin = System.nanoTime();

    private Waiting(Function<AbstractPipeline, ? extends Supplier<?>> command) {
      this.command = command;
    }

    private boolean isOlderThan(long nanos) {
      return System.nanoTime() - begin > nanos;
    }

    private void fail(Throwable reason) {
      answer.completeExceptionally(reason);
    }
  }

  private CommandBatches(RedisClient client, Duration limit, String name) {
    this.client = client;
    limitNanos = limit.toNanos();
    sender = Thread.ofPlatform().name(name).daemon().unstarted(this::send);
    // One thread looks at the age of all: a timer for each command would cost more than it.
    watch = Watch.start(name + "-watch", limit.dividedBy(4), this::look);
  }

  /**
   * Creates one with a thread of its own; does not touch the network.
   *
   * @param client whose connections give up after {@code limit}; it is closed with this
   */
  static CommandBatches start(RedisClient client, Duration limit, String name) {
    CommandBatches batches = new CommandBatches(client, limit, name);
    batches.sender.start();
    return batches;
  }

  /**
   * Runs a command, and returns what Redis answered; null for nothing. An interrupt of the caller's
   * thread stays and changes nothing.
   *
   * @param command hands what there is to do to a pipeline, and returns what reads the answer
   * @throws JedisException when Redis refuses it, does not answer in time, or can't be reached
   */
  @Nullable Object run(Function<AbstractPipeline, ? extends Supplier<?>> command) {
    Waiting waiting = new Waiting(command);
    watch.add(waiting);
    queue.add(waiting);
    if (isClosed) {
      waiting.fail(closed());
    }
    try {
      return waiting.answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof JedisException reason) {
        throw reason;
      }
      throw failed;
    } finally {
      watch.remove(waiting);
    }
  }

  /** Forgets the connections there are, which may be as broken as the last one. */
  void forgetConnections() {
    client.getPool().clear();
  }

  private void send() {
    List<Waiting> batch = new ArrayList<>();
    while (!isClosed) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException closing) {
        break;
      }
      queue.drainTo(batch, MOST_AT_ONCE - 1);
      batch.removeIf(this::isOver);
      if (!batch.isEmpty()) {
        send(batch);
      }
      batch.clear();
    }
  }

  /** What would come too late is not sent: nobody waits for it, or its time is written in it. */
  private boolean isOver(Waiting waiting) {
    if (!waiting.answer.isDone() && waiting.isOlderThan(limitNanos)) {
      waiting.fail(late());
    }
    return waiting.answer.isDone();
  }

  private void send(List<Waiting> batch) {
    try {
      complete(List.copyOf(batch), answers(batch));
    } catch (JedisException failure) {
      batch.forEach(waiting -> waiting.fail(failure));
    } catch (Throwable unforeseen) {
      JedisException failure = brokenOff(unforeseen);
      batch.forEach(waiting -> waiting.fail(failure));
    }
  }

  private List<? extends Supplier<?>> answers(List<Waiting> batch) {
    try (AbstractPipeline pipeline = client.pipelined()) {
      List<? extends Supplier<?>> answers =
          batch.stream().map(waiting -> waiting.command.apply(pipeline)).toList();
      pipeline.sync();
      return answers;
    }
  }

  /**
   * Waking a virtual thread from outside wakes its carrier too, for each one anew; so one that
   * wakes the others does it for all.
   */
  private static void complete(List<Waiting> batch, List<? extends Supplier<?>> answers) {
    if (batch.size() == 1) {
      complete(batch.getFirst(), answers.getFirst());
    } else {
      Thread.ofVirtual()
          .name("answers-of-redis")
          .start(
              () -> {
                for (int index = 0; index < batch.size(); index++) {
                  complete(batch.get(index), answers.get(index));
                }
              });
    }
  }

  private static void complete(Waiting waiting, Supplier<?> answer) {
    try {
      waiting.answer.complete(answer.get());
    } catch (JedisException refused) {
      waiting.fail(refused);
    } catch (Throwable unforeseen) {
      waiting.fail(brokenOff(unforeseen));
    }
  }

  /** Whatever it was, such as memory that ran out: those who come after it are served. */
  private static JedisException brokenOff(Throwable unforeseen) {
    LOG.error("Commands to Redis broke off: {}", unforeseen.getClass().getName());
    return new JedisConnectionException("The commands broke off.", unforeseen);
  }

  private void look(Waiting waiting) {
    if (isClosed) {
      waiting.fail(closed());
    } else if (waiting.isOlderThan(2 * limitNanos)) {
      waiting.fail(late());
    }
  }

  private static JedisException late() {
    return new JedisConnectionException(
        "Redis did not answer in time.", new SocketTimeoutException());
  }

  private static JedisException closed() {
    return new JedisConnectionException("The connection to Redis is closed.");
  }

  /** Ends; who still waits learns that there is no answer. */
  @Override
  public void close() {
    isClosed = true;
    sender.interrupt();
    watch.close();
    client.close();
  }
}
