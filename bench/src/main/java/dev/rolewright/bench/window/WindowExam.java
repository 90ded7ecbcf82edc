package dev.rolewright.bench.window;

import dev.rolewright.bench.BenchTable;
import dev.rolewright.bench.fleet.ServerFleet;
import dev.rolewright.bench.fleet.SharedStores;
import dev.rolewright.bench.window.Admissions.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Four servers let through what a limit of each tenant allows in a sliding window, while Redis
 * stalls for a moment, is emptied, is killed, and is away for longer than two windows. Then each
 * interval of a window's length is counted. Arguments: the installation's folder, an empty folder
 * for data, seconds of the window (default 60). Takes ten windows and a start. Ends with 1 when
 * something does not hold, after it said what.
 */
public final class WindowExam {
  private static final int SERVERS = 4;
  private static final int LIMIT = 400;
  private static final Duration STALL = Duration.ofSeconds(4);

  /** Least share of the limit that is let through in a window with nothing in the way. */
  private static final double LEAST_USE = 0.95;

  private final SharedStores stores;
  private final ServerFleet servers;
  private final WindowVendor vendor;
  private final Duration window;
  private final BenchTable table = new BenchTable("window", "what", "figure");
  private final List<String> faults = new ArrayList<>();

  private WindowExam(
      SharedStores stores, ServerFleet servers, WindowVendor vendor, Duration window) {
    this.stores = stores;
    this.servers = servers;
    this.vendor = vendor;
    this.window = window;
  }

  /** Holds the exam. */
  public static void main(String[] arguments) throws Exception {
    Path installation = Path.of(arguments[0]).toAbsolutePath();
    Path folder = Path.of(arguments[1]).toAbsolutePath();
    Duration window =
        Duration.ofSeconds(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60);
    Path configuration = Files.createDirectories(folder.resolve("config"));
    List<String> faults;
    try (WindowVendor vendor = WindowVendor.start();
        SharedStores stores = SharedStores.start(installation, folder.resolve("stores"));
        ServerFleet servers =
            ServerFleet.create(installation, folder, configuration, stores, SERVERS)) {
      servers.endWithProgram(stores);
      configure(configuration, vendor, window);
      faults = new WindowExam(stores, servers, vendor, window).hold();
    }
    faults.forEach(fault -> System.err.println("FAILED: " + fault));
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private static void configure(Path configuration, WindowVendor vendor, Duration window)
      throws Exception {
    ServerFleet.configure(configuration, vendor.url(), WindowVendor.MODEL);
    Files.writeString(
        configuration.resolve("rate_limits.json"),
        "{\"window_seconds\": %d, \"each_tenant\": {\"requests\": %d}}"
            .formatted(window.toSeconds(), LIMIT));
  }

  private List<String> hold() throws Exception {
    // The first server makes the tables and the key of all.
    servers.start(0);
    servers.stop(0);
    servers.startAll();
    WindowLoad load = WindowLoad.start(servers, SERVERS);
    long begin = System.nanoTime();
    pass(1.5);
    stores.stallRedis(STALL);
    pass(1.5);
    stores.flushRedis();
    pass(1.5);
    stores.killRedis();
    pass(1);
    long away = System.nanoTime();
    stores.stallRedis(window.multipliedBy(9).dividedBy(4));
    long back = System.nanoTime();
    pass(2.25);
    load.end();
    long end = System.nanoTime();
    report(load, begin, away, back, end);
    table.print(System.out);
    return faults;
  }

  private void pass(double windows) throws InterruptedException {
    Thread.sleep((long) (window.toMillis() * windows));
  }

  private void report(WindowLoad load, long begin, long away, long back, long end) {
    Admissions all =
        new Admissions(
            IntStream.range(0, load.calls())
                .filter(number -> vendor.arrivalNanos(number) != 0)
                .mapToObj(number -> new Span(load.sentNanos(number), vendor.arrivalNanos(number)))
                .toList());
    long length = window.toNanos();
    row("calls sent", load.calls());
    row("calls answered", load.answered());
    row("calls refused", load.refused());
    row("limit of a window", LIMIT);
    row("longest time from client to vendor, ms", all.longestNanos() / 1_000_000);
    int most = row("most let through in any window", all.most(length));
    long first = row("let through in the first window", all.arrived(begin, begin + length));
    long alone = row("in the last window without Redis", all.arrived(back - length, back));
    long last = row("in the last window of all", all.arrived(end - length, end));
    row("in the first window without Redis", all.arrived(away, away + length));
    faults.addAll(load.faults());
    check(vendor.repeated() == 0, "the vendor had a call twice");
    check(all.size() == load.answered(), "the vendor had calls that were not answered");
    check(most <= LIMIT, "a window held " + most);
    check(first >= LEAST_USE * LIMIT, "the first window was not used");
    check(alone > 0, "without Redis nothing was let through");
    check(last >= LEAST_USE * LIMIT, "after all the window was not used again");
  }

  private int row(String what, int count) {
    return (int) row(what, (long) count);
  }

  private long row(String what, long count) {
    table.row(what, Long.toString(count));
    table.figure(what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"), (double) count);
    return count;
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}
