package dev.rolewright.server;

import dev.rolewright.embedded.DataDirectory;
import dev.rolewright.embedded.EmbeddedPostgres;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.EmbeddingConfig;
import dev.rolewright.embedding.MiniLmEmbedder;
import dev.rolewright.keyvalue.KeyValueConfig;
import dev.rolewright.keyvalue.KeyValueStore;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.server.wiring.OpenResources;
import dev.rolewright.skills.SkillNormalizer;
import dev.rolewright.skills.Vocabularies;
import dev.rolewright.skills.Vocabulary;
import dev.rolewright.storage.Database;
import dev.rolewright.storage.DatabaseConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server holds while it runs: the data directory's lock, the stores and the local model.
 * They are opened side by side, since each of them mostly waits, and closed in the reverse order.
 */
final class Resources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

  /** Short, so that a call under a dead database is answered clearly rather than late. */
  private static final Duration DATABASE_CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration DATABASE_STATEMENT_TIMEOUT = Duration.ofSeconds(15);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Future<Database> database;
  private final Future<KeyValueStore> keyValueStore;
  private final Future<Embedder> embedder;
  private final Future<Vocabulary> vocabulary;
  private final StopRequest stop;
  private @Nullable OpenResources all;

  private Resources(ServerConfig config, StopRequest stop) {
    this.stop = stop;
    DataDirectory dataDirectory = opened(DataDirectory.lock(config.dataDirectory()));
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      database = side.submit(() -> openDatabase(config, dataDirectory));
      keyValueStore = side.submit(() -> openKeyValueStore(config, dataDirectory));
      embedder = side.submit(() -> openEmbedder(dataDirectory));
      vocabulary = side.submit((Callable<Vocabulary>) Vocabularies::builtIn);
    }
  }

  /**
   * Opens everything; when one part can't be opened, or a stop is asked for on the way, those that
   * were are closed again.
   */
  static Resources open(ServerConfig config, StopRequest stop) {
    stop.check();
    Resources resources = new Resources(config, stop);
    boolean complete = false;
    try {
      resources.all = resources.collect(config);
      complete = true;
      return resources;
    } finally {
      if (!complete) {
        resources.close();
      }
    }
  }

  private OpenResources collect(ServerConfig config) {
    Embedder model = result(embedder);
    Vocabulary skills = result(vocabulary);
    stop.check();
    SkillNormalizer normalizer =
        SkillNormalizer.create(skills, model, Installation.cache(config.dataDirectory()));
    return new OpenResources(
        result(database), result(keyValueStore), model, skills, opened(normalizer));
  }

  /** Returns what is open. */
  OpenResources all() {
    return Objects.requireNonNull(all);
  }

  private Database openDatabase(ServerConfig config, DataDirectory dataDirectory) {
    stop.check();
    if (config.databaseUrl().isPresent()) {
      DatabaseConfig own = databaseConfig(config.databaseUrl().get(), "", "", config);
      return opened(bySetting("DATABASE_URL", () -> Database.open(own)));
    }
    EmbeddedPostgres postgres = opened(LocalStores.startPostgres(dataDirectory));
    stop.check();
    return opened(
        Database.open(
            databaseConfig(postgres.jdbcUrl(), postgres.user(), postgres.password(), config)));
  }

  private static DatabaseConfig databaseConfig(
      String url, String user, String password, ServerConfig config) {
    return new DatabaseConfig(
        url,
        user,
        password,
        config.databasePoolSize(),
        DATABASE_CONNECT_TIMEOUT,
        DATABASE_STATEMENT_TIMEOUT);
  }

  private KeyValueStore openKeyValueStore(ServerConfig config, DataDirectory dataDirectory) {
    stop.check();
    if (config.redisUrl().isPresent()) {
      KeyValueConfig own = KeyValueConfig.of(config.redisUrl().get());
      return opened(bySetting("REDIS_URL", () -> KeyValueStore.connect(own)));
    }
    return opened(
        KeyValueStore.connect(
            KeyValueConfig.of(opened(LocalStores.startRedis(dataDirectory)).uri())));
  }

  /** Opens what the user named, and says by which setting where that fails. */
  private static <T> T bySetting(String setting, Supplier<T> opening) {
    try {
      return opening.get();
    } catch (RolewrightException failed) {
      throw RolewrightException.causedBy(
          failed.code(), failed.getMessage() + " Check the setting " + setting + ".", failed);
    }
  }

  private Embedder openEmbedder(DataDirectory dataDirectory) {
    stop.check();
    return opened(
        MiniLmEmbedder.create(
            EmbeddingConfig.defaults(Installation.model(), dataDirectory.path().resolve("bin"))));
  }

  private <C extends AutoCloseable> C opened(C resource) {
    synchronized (opened) {
      opened.push(resource);
    }
    return resource;
  }

  private static <T> T result(Future<T> part) {
    try {
      return part.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while opening", interrupted);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case ConfigException known -> throw known;
        case RolewrightException known -> throw known;
        case StopRequest.StoppedBeforeServing known -> throw known;
        case null, default -> throw new IllegalStateException("can't be opened", failed.getCause());
      }
    }
  }

  @Override
  public void close() {
    while (true) {
      AutoCloseable resource;
      synchronized (opened) {
        if (opened.isEmpty()) {
          return;
        }
        resource = opened.pop();
      }
      try {
        resource.close();
      } catch (Exception failure) {
        // The others must be closed all the same: a child process that is left behind would hold
        // the data directory.
        LOG.warn(
            "{} could not be closed: {}",
            resource.getClass().getSimpleName(),
            failure.getClass().getSimpleName());
      }
    }
  }
}
