package dev.rolewright.bench.money;

import dev.rolewright.bench.fleet.CallNumber;
import dev.rolewright.bench.fleet.ServerFleet;
import dev.rolewright.bench.fleet.SharedStores;
import dev.rolewright.proto.v1.EstimateCostRequest;
import dev.rolewright.proto.v1.StreamChatRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Four servers with 50 clients each spend a budget of 20,000 calls to its end, on one Postgres and
 * one Redis. In the middle one server is killed among its calls and started again; later Redis
 * stalls and is emptied. Then the books are compared with what the vendor counted, call by call.
 * Arguments: the installation's folder, an empty folder for data. Ends with 1 when something does
 * not hold, after it said what.
 */
public final class MoneyExam {
  private static final int SERVERS = 4;
  private static final int CLIENTS = 50;
  private static final int RESERVATIONS = 20_000;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Which server is killed, and after how many calls of all. */
  private static final int VICTIM = 1;

  private static final int KILL_AFTER = 5_000;

  /** So many calls begin before the killed server serves again. */
  private static final int BEFORE_RESTART = 11_000;

  private static final int STALL_AFTER = 12_000;
  private static final int BEFORE_FLUSH = 16_000;
  private static final Duration STALL = Duration.ofSeconds(4);
  private static final long POLL_MILLIS = 10;
  private static final int MOST_SHOWN = 20;

  private final SharedStores stores;
  private final ServerFleet servers;
  private final ExamVendor vendor;
  private final Path configuration;
  private final long untilNanos = System.nanoTime() + LONGEST.toNanos();

  private MoneyExam(
      SharedStores stores, ServerFleet servers, ExamVendor vendor, Path configuration) {
    this.stores = stores;
    this.servers = servers;
    this.vendor = vendor;
    this.configuration = configuration;
  }

  /** Holds the exam. */
  public static void main(String[] arguments) throws Exception {
    awaitMonth();
    ExamResult result =
        hold(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]).toAbsolutePath());
    result.table().print(System.out);
    List<String> faults = result.faults();
    faults.stream().limit(MOST_SHOWN).forEach(fault -> System.err.println("FAILED: " + fault));
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  /** A budget is that of a month, so an exam that a month would end in waits for the next. */
  private static void awaitMonth() throws InterruptedException {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    ZonedDateTime next =
        now.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(ZoneOffset.UTC);
    Duration left = Duration.between(now, next);
    if (left.compareTo(LONGEST) < 0) {
      Thread.sleep(left.plusSeconds(1));
    }
  }

  private static ExamResult hold(Path installation, Path folder) throws Exception {
    Path configuration = Files.createDirectories(folder.resolve("config"));
    try (ExamVendor vendor = ExamVendor.start();
        SharedStores stores = SharedStores.start(installation, folder.resolve("stores"));
        ServerFleet servers =
            ServerFleet.create(installation, folder, configuration, stores, SERVERS)) {
      servers.endWithProgram(stores);
      return new MoneyExam(stores, servers, vendor, configuration).hold();
    }
  }

  private ExamResult hold() throws Exception {
    configure();
    long reserved = largestReservation();
    long budget = reserved * RESERVATIONS;
    vendor.reserved(reserved);
    Files.writeString(
        configuration.resolve("budgets.json"),
        "{\"deployment\": {\"usd_per_month\": %s}, \"when_spent\": \"refuse\"}"
            .formatted(BigDecimal.valueOf(budget, 12).stripTrailingZeros().toPlainString()));
    servers.startAll();
    AtomicLong atRefusal = new AtomicLong();
    Pace pace = new Pace();
    try (Connection connection = stores.connect();
        LedgerWatch watch = LedgerWatch.start(connection, budget)) {
      long begin = System.nanoTime();
      ExamLoad load =
          ExamLoad.start(servers, SERVERS, CLIENTS, pace, () -> atRefusal.set(vendor.picos()));
      disturb(pace, load);
      load.await(untilNanos);
      double seconds = (System.nanoTime() - begin) / 1e9;
      servers.end();
      watch.end();
      LedgerEnd books = LedgerEnd.read(connection);
      return new ExamResult(budget, reserved, books, vendor, load, watch, atRefusal.get(), seconds);
    }
  }

  private void disturb(Pace pace, ExamLoad load) throws IOException, InterruptedException {
    pace.upTo(BEFORE_RESTART);
    awaitCalls(KILL_AFTER, load);
    servers.kill(VICTIM);
    servers.start(VICTIM);
    pace.upTo(BEFORE_FLUSH);
    awaitCalls(STALL_AFTER, load);
    stores.stallRedis(STALL);
    stores.flushRedis();
    pace.upTo(CallNumber.END);
  }

  private void awaitCalls(int calls, ExamLoad load) throws InterruptedException {
    while (vendor.calls() < calls) {
      if (System.nanoTime() > untilNanos || !load.faults().isEmpty()) {
        throw new IllegalStateException(
            "only " + vendor.calls() + " calls were made: " + load.faults());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void configure() throws IOException {
    ServerFleet.configure(configuration, vendor.url(), ExamVendor.MODEL);
    long usd = ExamVendor.PICOS_PER_TOKEN / 1_000_000;
    Files.writeString(
        configuration.resolve("prices.json"),
        """
        {
          "vendors": {
            "vendor": {
              "%s": [{"from": "2020-01-01", "usd_per_million_tokens": {"input": %d, "output": %d}}]
            }
          }
        }
        """
            .formatted(ExamVendor.MODEL, usd, usd));
  }

  /** Asks a server that nobody else uses yet, which also makes the tables and the key. */
  private long largestReservation() {
    StreamChatRequest request = ExamLoad.request(0);
    servers.start(0);
    long picos =
        servers
            .serving(0)
            .gateway()
            .estimateCost(
                EstimateCostRequest.newBuilder()
                    .setModel(request.getModel())
                    .addAllMessages(request.getMessagesList())
                    .setMaxTokens(request.getMaxTokens())
                    .build())
            .getEstimates(0)
            .getMaxCostPicos();
    servers.stop(0);
    return picos;
  }
}
