package dev.rolewright.keyvalue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Sends the commands of many threads to Redis together: what is asked for while one batch is on its
 * way makes the next one. So a command costs a share of a trip instead of a trip, and no virtual
 * thread waits at a socket, which takes two more threads each time.
 *
 * <p>A command waits at most for two answers, the batch's before it and its own, each as long as
 * the client allows. When an answer does not come in time, all who wait behind it fail with it.
 */
final class CommandBatches implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;

  private final RedisClient client;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread sender;
  private volatile boolean isClosed;

  private record Waiting(
      Function<AbstractPipeline, ? extends Response<?>> command,
      CompletableFuture<@Nullable Object> answer) {}

  private CommandBatches(RedisClient client, String name) {
    this.client = client;
    sender = Thread.ofPlatform().name(name).daemon().unstarted(this::send);
  }

  /** Creates one with a thread of its own; does not touch the network. */
  static CommandBatches start(RedisClient client, String name) {
    CommandBatches batches = new CommandBatches(client, name);
    batches.sender.start();
    return batches;
  }

  /**
   * Runs a command, and returns what Redis answered; null for nothing. An interrupt of the caller's
   * thread stays and changes nothing.
   *
   * @throws JedisException when Redis refuses it, does not answer in time, or can't be reached
   */
  @Nullable Object run(Function<AbstractPipeline, ? extends Response<?>> command) {
    Waiting waiting = new Waiting(command, new CompletableFuture<>());
    queue.add(waiting);
    if (isClosed) {
      failQueue(closed());
    }
    try {
      return waiting.answer().join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof JedisException reason) {
        throw reason;
      }
      throw failed;
    }
  }

  /** Forgets the connections there are, which may be as broken as the last one. */
  void forgetConnections() {
    client.getPool().clear();
  }

  private void send() {
    List<Waiting> batch = new ArrayList<>();
    try {
      while (!isClosed) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST_AT_ONCE - 1);
        send(batch);
        batch.clear();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      // Whatever ended it: nobody may wait for an answer that does not come.
      isClosed = true;
      fail(batch, closed());
      failQueue(closed());
    }
  }

  private void send(List<Waiting> batch) {
    try (AbstractPipeline pipeline = client.pipelined()) {
      List<? extends Response<?>> answers =
          batch.stream().map(waiting -> waiting.command().apply(pipeline)).toList();
      pipeline.sync();
      for (int index = 0; index < batch.size(); index++) {
        complete(batch.get(index).answer(), answers.get(index));
      }
    } catch (JedisException failure) {
      fail(batch, failure);
      if (!RedisFaults.isBroken(failure)) {
        failQueue(failure);
      }
    } catch (RuntimeException unforeseen) {
      fail(batch, unforeseen);
    }
  }

  private static void complete(CompletableFuture<@Nullable Object> waiting, Response<?> answer) {
    try {
      waiting.complete(answer.get());
    } catch (JedisException refused) {
      waiting.completeExceptionally(refused);
    }
  }

  private void failQueue(JedisException reason) {
    List<Waiting> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    fail(waiting, reason);
  }

  /** Does nothing to what was answered already. */
  private static void fail(List<Waiting> waiting, RuntimeException reason) {
    waiting.forEach(one -> one.answer().completeExceptionally(reason));
  }

  private static JedisException closed() {
    return new JedisConnectionException("The connection to Redis is closed.");
  }

  /** Ends; who still waits learns that there is no answer. */
  @Override
  public void close() {
    isClosed = true;
    sender.interrupt();
    client.close();
  }
}
