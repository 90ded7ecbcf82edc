package dev.rolewright.client.cli.view;

import com.google.protobuf.Duration;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import dev.rolewright.proto.v1.DateRange;
import dev.rolewright.proto.v1.PartialDate;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.SafetyIssue;
import dev.rolewright.proto.v1.SkillMention;
import dev.rolewright.proto.v1.TokenUsage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns values of the API into words for a person. */
public final class Words {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final List<String> MONTHS =
      List.of(
          "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private Words() {}

  /** Returns what was found in a text, and in which one where there are several. */
  public static String safety(SafetyIssue issue) {
    return issue.getField().isEmpty()
        ? issue.getKind()
        : issue.getKind() + ", in " + issue.getField();
  }

  /** Returns the name of an enum value without its prefix; empty for an unspecified one. */
  public static String of(ProtocolMessageEnum value) {
    String name = ((Enum<?>) value).name();
    if (name.equals("UNRECOGNIZED")) {
      return "unknown";
    }
    String type = value.getDescriptorForType().getName();
    String prefix = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_";
    String word = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return word.equals("UNSPECIFIED") ? "" : word.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns a time in the zone of this machine, to the minute. */
  public static String time(Timestamp time) {
    return MINUTE
        .withZone(ZoneId.systemDefault())
        .format(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
  }

  /** Returns a time of a day that is near in the zone of this machine, to the second. */
  public static String second(Timestamp time) {
    return SECOND
        .withZone(ZoneId.systemDefault())
        .format(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
  }

  /** Returns a duration in the unit that suits it. */
  public static String duration(Duration duration) {
    double milliseconds = Durations.toMicros(duration) / 1000.0;
    return milliseconds(milliseconds);
  }

  /** Returns milliseconds in the unit that suits them. */
  public static String milliseconds(double milliseconds) {
    if (milliseconds >= 1000) {
      return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000);
    }
    return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
  }

  /** Returns a period as a CV writes it; empty where no date is known. */
  public static String period(DateRange range) {
    String start = range.hasStart() ? date(range.getStart()) : "";
    String end = range.getOngoing() ? "present" : range.hasEnd() ? date(range.getEnd()) : "";
    if (start.isEmpty() || end.isEmpty()) {
      return start + end;
    }
    return start.equals(end) ? start : start + " – " + end;
  }

  /** Returns the labels of skills, in their order. */
  public static String skills(List<SkillMention> skills) {
    return skills.stream().map(SkillMention::getLabel).collect(Collectors.joining(", "));
  }

  /** Joins the parts that are not empty. */
  public static String join(String separator, String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(separator));
  }

  /** Returns who answered, how fast, and whether less than asked for. */
  public static String provenance(Provenance provenance) {
    String model = Words.join("/", provenance.getProvider(), provenance.getModel());
    String latency = provenance.hasLatency() ? "in " + duration(provenance.getLatency()) : "";
    String cache = of(provenance.getCache());
    return join(
        " · ",
        join(" ", "answered by", model, latency),
        cache.isEmpty() ? "" : "cache: " + cache,
        provenance.getDegraded() ? "degraded: " + provenance.getDegradedReason() : "");
  }

  /** Returns the tokens of an answer and what it cost; empty where neither is known. */
  public static String spending(Provenance provenance) {
    TokenUsage usage = provenance.getUsage();
    boolean hasTokens = usage.getInputTokens() + usage.getOutputTokens() > 0;
    String tokens =
        String.format(
            Locale.ROOT, "%,d tokens in, %,d out", usage.getInputTokens(), usage.getOutputTokens());
    return join(
        " · ",
        hasTokens ? tokens : "",
        provenance.hasCostPicos() ? "cost " + Dollars.of(provenance.getCostPicos()) : "",
        hasTokens && !provenance.hasCostPicos() ? "cost unknown" : "");
  }

  /** Returns a count with its noun. */
  public static String count(long number, String singular, String plural) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? singular : plural);
  }

  private static String date(PartialDate date) {
    String month =
        date.getMonth() >= 1 && date.getMonth() <= 12
            ? Objects.requireNonNull(MONTHS.get(date.getMonth()))
            : "";
    return Words.join(" ", month, date.getYear() == 0 ? "" : Integer.toString(date.getYear()));
  }
}
