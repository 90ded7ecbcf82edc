package dev.rolewright.pricing;

import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigErrors;
import dev.rolewright.platform.ConfigSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The prices of one file, each for the time in which it holds. A model without a price is counted
 * at the dearest that any model has then, never at nothing: where all models of a list are free, at
 * the dearest of the list that the product ships with.
 */
public final class PriceList {
  /** Name of the file. */
  public static final String FILE = "prices.json";

  /** The model that stands for every other one of its vendor. */
  public static final String ANY_MODEL = "*";

  /** Vendors put the date of a model's version behind its name. */
  private static final Pattern VERSION_DATE = Pattern.compile("-(\\d{4}-\\d{2}-\\d{2}|\\d{8})$");

  private static final ConfigSchema SCHEMA = ConfigSchema.parse(resource("prices.schema.json"));

  /**
   * A price while it holds.
   *
   * @param until not included
   */
  record Period(Instant from, Instant until, Price price, Price batch) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  /** Knows no price. */
  public static final PriceList NONE = new PriceList(Map.of());

  private final Map<String, Map<String, List<Period>>> vendors;

  PriceList(Map<String, Map<String, List<Period>>> vendors) {
    this.vendors = vendors;
  }

  /**
   * Reads a file.
   *
   * @param document takes the mistakes; with any of them the list is not to be used
   */
  public static PriceList read(ConfigDocument document) {
    Map<String, Map<String, List<Period>>> vendors = new HashMap<>();
    document
        .root()
        .object("vendors")
        .objects()
        .forEach((vendor, models) -> vendors.put(vendor, PriceReader.models(models)));
    SCHEMA.check(document);
    return new PriceList(vendors);
  }

  /** Tells whether the list that the product ships with names a model. */
  public static boolean isShipped(String vendor, String model) {
    return Shipped.LIST.vendors.getOrDefault(vendor, Map.of()).containsKey(model);
  }

  /** Returns a model's name without the date of its version, under which it may be priced too. */
  public static String undated(String model) {
    return VERSION_DATE.matcher(model).replaceFirst("");
  }

  /** Returns the content of the file that the product ships with. */
  public static String shipped() {
    return resource(FILE);
  }

  /**
   * Returns what a model costs at a time with single calls. A price for the configured provider
   * comes before one for its vendor, one for the model before one for the same model without the
   * date of its version, and both before one for all models, which holds for those alone that the
   * list does not name.
   *
   * @param provider configured name
   * @param vendor whose interface it has, e.g. {@code azure_openai}
   */
  public Price price(String provider, String vendor, String model, Instant time) {
    return find(provider, vendor, model, time)
        .map(Period::price)
        .orElseGet(() -> unknown(dearest(time, false)));
  }

  /** Returns the same with the vendor's interface for batches. */
  public Price batchPrice(String provider, String vendor, String model, Instant time) {
    return find(provider, vendor, model, time)
        .map(Period::batch)
        .orElseGet(() -> unknown(dearest(time, true)));
  }

  private Optional<Period> find(String provider, String vendor, String model, Instant time) {
    String undated = undated(model);
    boolean isNamed = false;
    for (String owner : List.of(provider, vendor)) {
      Map<String, List<Period>> models = vendors.getOrDefault(owner, Map.of());
      isNamed |= models.containsKey(model) || models.containsKey(undated);
      // Who names a model does not mean it by all others, also where its price has ended.
      List<String> names = isNamed ? List.of(model, undated) : List.of(model, undated, ANY_MODEL);
      for (String name : names) {
        Optional<Period> found =
            models.getOrDefault(name, List.of()).stream()
                .filter(period -> period.holds(time))
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Rates dearest(Instant time, boolean batch) {
    List<Rates> all = new ArrayList<>();
    vendors.values().stream()
        .flatMap(models -> models.values().stream())
        .flatMap(List::stream)
        .filter(period -> period.holds(time))
        .forEach(period -> all.add((batch ? period.batch() : period.price()).dearest()));
    Rates dearest = all.stream().reduce(Rates.FREE, Rates::dearest);
    return dearest.equals(Rates.FREE) && this != Shipped.LIST
        ? Shipped.LIST.dearest(time, batch)
        : dearest;
  }

  /** Knows a dearest price where one's own list knows none that is not free. */
  private static final class Shipped {
    static final PriceList LIST =
        read(ConfigDocument.read(FILE, shipped(), new ConfigErrors()).orElseThrow());
  }

  private static Price unknown(Rates dearest) {
    return new Price(dearest, List.of(), false, Optional.empty());
  }

  private static String resource(String name) {
    try (InputStream input = PriceList.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException("the module has no file " + name);
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
