package dev.rolewright.server;

import dev.rolewright.platform.Time;
import dev.rolewright.server.grpc.GrpcEdge;
import dev.rolewright.server.wiring.OpenResources;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the stores. While the database is away no call can be answered, so health says
 * NOT_SERVING and a load balancer sends calls elsewhere; the key-value store holds nothing that a
 * call can't do without. Each change is logged once.
 */
final class StoreMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreMonitor.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final OpenResources resources;
  private final GrpcEdge edge;
  private final Time time;
  private final Thread thread;
  private boolean databaseReachable = true;
  private boolean keyValueStoreReachable = true;

  private StoreMonitor(OpenResources resources, GrpcEdge edge, Time time) {
    this.resources = resources;
    this.edge = edge;
    this.time = time;
    this.thread = Thread.ofVirtual().name("store-monitor").unstarted(this::watch);
  }

  static StoreMonitor start(OpenResources resources, GrpcEdge edge, Time time) {
    StoreMonitor monitor = new StoreMonitor(resources, edge, time);
    monitor.thread.start();
    return monitor;
  }

  private void watch() {
    while (true) {
      try {
        time.sleep(INTERVAL);
      } catch (InterruptedException stopped) {
        return;
      }
      look();
    }
  }

  private void look() {
    boolean database = answers(() -> resources.database().ping());
    if (database != databaseReachable) {
      databaseReachable = database;
      edge.serving(database);
      report("The database", database);
    }
    boolean keyValueStore = answers(() -> resources.keyValueStore().ping());
    if (keyValueStore != keyValueStoreReachable) {
      keyValueStoreReachable = keyValueStore;
      report("The key-value store", keyValueStore);
    }
  }

  private static boolean answers(Runnable ping) {
    try {
      ping.run();
      return true;
    } catch (RuntimeException unreachable) {
      return false;
    }
  }

  private static void report(String store, boolean reachable) {
    if (reachable) {
      LOG.info("{} can be reached again", store);
    } else {
      LOG.warn("{} can't be reached", store);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
