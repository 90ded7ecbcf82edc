package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads parts in which each item is an entry: certificates, awards, publications. */
public final class CvListReader {
  private static final Pattern YEAR_NOTE =
      Pattern.compile("\\([^()]{0,20}(?:19|20)\\d\\d[^()]{0,10}\\)[.:,]?\\s");
  private static final Pattern AUTHORS =
      Pattern.compile(
          "(?:\\p{Lu}[\\p{L}'’-]{1,30} \\p{Lu}{1,3}(?:, | and | & )?){1,15}(?:,? et al)?\\."
              + " (?=\\p{Lu})");
  private static final Pattern CONTAINER =
      Pattern.compile(
          "(?:^|[.,;:] )(?:In|in|In:|Published in|published in):?\\s(?<name>[^,.(\\d]{3,80})");
  private static final Pattern ISSUED_BY =
      Pattern.compile("\\s(?:by|from|issued by|through|via)\\s(?<name>\\p{Lu}[^,;()]{1,60})$");
  private static final int LONGEST_ITEM = 70;

  /** Words after which a number like a year tells a version. */
  private static final Pattern VERSIONED =
      Pattern.compile(
          "\\A(?:.{0,100}\\s)?(?:server|office|windows|iso|iec|en|din|bs|project|exchange|sharepoint|studio|excel|word|access|outlook|autocad|revit|solidworks|edition|version|release|dynamics|sql|vmware|matlab|nav|gaap|level|din"
              + " en iso|\\d{3,6})",
          Pattern.CASE_INSENSITIVE);

  private final CvWords words;
  private final CvSkills skills;
  private boolean yearsLast;

  CvListReader(CvWords words, CvSkills skills) {
    this.words = words;
    this.skills = skills;
  }

  /**
   * An item: its first line, and those that go with it.
   *
   * @param words the words of the item where its line holds others too, else empty
   */
  private record Item(CvLine line, List<CvLine> more, Optional<String> words) {
    Item(CvLine line, List<CvLine> more) {
      this(line, more, Optional.empty());
    }

    /** Returns one of several items of a line. */
    static Item of(CvLine line, String words) {
      return new Item(line.withColumns(words), List.of(), Optional.of(words));
    }

    Item withColumns(String columns) {
      return new Item(line.withColumns(columns), more, words);
    }
  }

  /** Returns one piece of evidence for each item; the ids are empty. */
  List<Evidence> read(CvPart part, List<CvLine> lines) {
    List<Evidence> evidence = new ArrayList<>();
    List<Item> items = items(lines);
    yearsLast = items.stream().filter(item -> bareYear(item.line()).isPresent()).count() >= 2;
    for (Item item : items) {
      if (part == CvPart.PUBLICATION) {
        evidence.add(publication(item));
      } else if (items.size() == 1 && isEnumeration(item)) {
        for (String name :
            CvText.split(item.line().body(), item.line().body().contains(";") ? ";" : ",")) {
          evidence.add(certificate(Item.of(item.line(), name)));
        }
      } else if (part == CvPart.CERTIFICATE && isTickets(item)) {
        evidence.addAll(tickets(item.line().columns(), item.line()));
      } else {
        evidence.add(certificate(item));
      }
    }
    return evidence;
  }

  /** Returns a certificate for each ticket that a line lists; the ids are empty. */
  List<Evidence> tickets(String columns, CvLine line) {
    return CvTickets.split(columns).stream()
        .map(ticket -> certificate(Item.of(line, ticket)))
        .toList();
  }

  /** "JIB Gold Card, 18th Edition, IPAF exp 03/26" in a list of other lines. */
  private static boolean isTickets(Item item) {
    List<String> parts = CvTickets.split(item.line().columns());
    return item.more().isEmpty() && parts.size() > 1 && parts.stream().allMatch(CvTickets::is);
  }

  private static List<Item> items(List<CvLine> lines) {
    List<Item> items = new ArrayList<>();
    int outermost =
        lines.stream().filter(CvLine::bulleted).mapToInt(CvListReader::depth).min().orElse(0);
    boolean bullets = lines.stream().anyMatch(CvLine::bulleted);
    for (CvLine line : CvLines.joinWrapped(lines)) {
      if (line.isDecoration() || line.isRunningHead() || (line.isLabel() && !line.bulleted())) {
        continue;
      }
      boolean inner = bullets && line.bulleted() && depth(line) > outermost;
      boolean goesOn = !items.isEmpty() && (inner || isContinuation(items.getLast(), line));
      if (goesOn) {
        items.getLast().more().add(line);
      } else {
        items.add(new Item(line, new ArrayList<>()));
      }
    }
    return items;
  }

  private static int depth(CvLine line) {
    return line.indent() + 100 * line.depth();
  }

  private static boolean isContinuation(Item item, CvLine line) {
    if (line.bulleted() || line.headingLevel() > 0) {
      return false;
    }
    boolean lower = CvText.startsLower(line.body());
    boolean dateAlone = CvAnchor.of(line).filter(anchor -> anchor.rest().isEmpty()).isPresent();
    boolean link = line.body().startsWith("http") || line.body().startsWith("www.");
    boolean open = item.line().body().endsWith(",");
    boolean marked =
        item.line().headingLevel() > 0 || (item.line().emphasised() && !line.emphasised());
    boolean validity = CvValidity.isAlone(line.body());
    boolean directly =
        !line.afterBlank() && (lower || dateAlone || link || open || marked || validity);
    return directly || (marked && item.more().isEmpty());
  }

  /** "First Aid, Forklift, Working at Height" on one line names several. */
  private static boolean isEnumeration(Item item) {
    String body = item.line().body();
    List<String> parts = CvText.split(body, body.contains(";") ? ";" : ",");
    return item.more().isEmpty()
        && !item.line().isProse()
        && parts.size() >= 3
        && parts.stream()
            .allMatch(
                part ->
                    part.length() <= LONGEST_ITEM
                        && !CvText.startsLower(part)
                        && !CvAnchor.of(part)
                            .filter(anchor -> anchor.rest().isEmpty())
                            .isPresent());
  }

  private Evidence certificate(Item whole) {
    CvValidity.Cut cut = CvValidity.cut(whole.line().columns(), words);
    Item item = whole.withColumns(cut.rest());
    Optional<CvAnchor> own = CvAnchor.of(item.line());
    if (own.isEmpty() && yearsLast) {
      own = bareYear(item.line());
    }
    Optional<CvAnchor> anchor = own.isPresent() ? own : anchor(item);
    String text = own.map(CvAnchor::rest).orElse(item.line().columns());
    List<String> description = new ArrayList<>();
    String organization = "";
    List<String> units = new ArrayList<>(CvHeadSplit.units(text));
    if (units.size() > 1) {
      for (int index = 1; index < units.size() && organization.isEmpty(); index++) {
        if (words.has(CvWords.Group.ISSUER, units.get(index))
            || text.indexOf('|') >= 0
            || text.indexOf('\t') >= 0) {
          organization = units.remove(index);
        }
      }
      boolean note = units.size() > 1 && CvText.startsLower(units.get(1));
      if (!organization.isEmpty() || note) {
        text = units.getFirst();
        description.addAll(units.subList(1, units.size()));
      }
    }
    Matcher by = ISSUED_BY.matcher(text);
    if (organization.isEmpty() && by.find()) {
      organization = by.group("name").strip();
      text = text.substring(0, by.start());
    }
    List<String> parts = CvText.split(text.replace('\t', ' '), ",");
    List<String> title = new ArrayList<>();
    for (String part : parts) {
      boolean issuer =
          !title.isEmpty()
              && organization.isEmpty()
              && description.isEmpty()
              && words.has(CvWords.Group.ISSUER, part);
      boolean note =
          !title.isEmpty()
              && (CvText.startsLower(part) || !description.isEmpty() || !organization.isEmpty());
      if (issuer) {
        organization = part;
      } else if (note) {
        description.add(part);
      } else {
        title.add(part);
      }
    }
    String name =
        CvUnfinished.title(
            CvText.trimmed(String.join(", ", title)), description, List.of(item.line().columns()));
    if (!cut.validity().isEmpty()) {
      description.add(cut.validity());
    }
    return evidence(
        EvidenceKind.CERTIFICATE,
        item,
        name,
        organization,
        description,
        anchor.map(CvAnchor::range).filter(CvEvidence::saysWhen));
  }

  private Evidence publication(Item item) {
    StringBuilder all = new StringBuilder(item.line().columns());
    item.more().stream()
        .filter(line -> !line.bulleted())
        .forEach(line -> all.append(' ').append(line.body()));
    String text = all.toString();
    String title = title(text);
    Matcher container = CONTAINER.matcher(text);
    String organization =
        container.find() && !title.contains(container.group("name"))
            ? container.group("name").strip()
            : "";
    Optional<DateRange> dates =
        DateScanner.find(text).stream()
            .filter(date -> !date.expiry())
            .findFirst()
            .map(DateMatch::range)
            .filter(CvEvidence::saysWhen);
    String rest = text.replace('\t', ' ').equals(title) ? "" : text.replace('\t', ' ');
    List<String> description = rest.isEmpty() ? List.of() : List.of(rest);
    return evidence(EvidenceKind.PUBLICATION, item, title, organization, description, dates);
  }

  /** A title in quotation marks, the sentence after "(2020).", else the line without its date. */
  private static String title(String text) {
    for (int at = 0; at < text.length(); at++) {
      int end = CvTitle.quotedEnd(text.substring(at, Math.min(text.length(), at + 250)));
      boolean word = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      if (end > 8 && word) {
        return text.substring(at + 1, at + end - 1).strip();
      }
    }
    Matcher year = YEAR_NOTE.matcher(text);
    if (year.find() && year.end() < text.length()) {
      String after = text.substring(year.end());
      return CvText.trimmed(
          withoutStop(after.substring(0, Sentences.sentences(after).getFirst().end())));
    }
    Matcher authors = AUTHORS.matcher(text);
    if (authors.lookingAt()) {
      String after = text.substring(authors.end());
      return withoutStop(after.substring(0, Sentences.sentences(after).getFirst().end()));
    }
    String bare = CvAnchor.of(text).map(CvAnchor::rest).orElse(text);
    List<String> units = CvHeadSplit.units(bare);
    return units.isEmpty() ? "" : withoutStop(units.getFirst());
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** The year of "Forklift 2018", which only a list with the habit vouches for. */
  private static Optional<CvAnchor> bareYear(CvLine line) {
    String columns = line.columns();
    List<DateMatch> dates = DateScanner.find(columns);
    if (dates.size() != 1 || line.isProse() || CvAnchor.of(line).isPresent()) {
      return Optional.empty();
    }
    DateMatch date = dates.getFirst();
    String before = columns.substring(0, date.start()).strip();
    boolean last = CvText.trimmed(columns.substring(date.end())).isEmpty();
    return last && !date.expiry() && !before.isEmpty() && !VERSIONED.matcher(before).matches()
        ? Optional.of(new CvAnchor(date.range(), before, "", date.single(), false))
        : Optional.empty();
  }

  private static Optional<CvAnchor> anchor(Item item) {
    Optional<CvAnchor> own = CvAnchor.of(item.line());
    if (own.isPresent()) {
      return own;
    }
    return item.more().stream()
        .filter(line -> !line.bulleted())
        .map(CvAnchor::of)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Evidence evidence(
      EvidenceKind kind,
      Item item,
      String title,
      String organization,
      List<String> description,
      Optional<DateRange> dates) {
    List<CvLine> lines = new ArrayList<>(List.of(item.line()));
    lines.addAll(item.more());
    List<CvLine> more =
        item.more().stream()
            .filter(line -> kind != EvidenceKind.PUBLICATION || line.bulleted())
            .filter(line -> CvAnchor.of(line).filter(anchor -> anchor.rest().isEmpty()).isEmpty())
            .toList();
    CvBody body =
        CvBody.read(
            List.of(String.join(", ", description)).stream()
                .filter(text -> !text.isEmpty())
                .toList(),
            more);
    List<Integer> indexes = lines.stream().flatMap(line -> line.indexes().stream()).toList();
    return new Evidence(
        "",
        kind,
        title,
        organization,
        body.description(),
        body.highlights(),
        named(item, indexes),
        dates,
        lines.stream().flatMap(line -> CvLinks.links(line.raw()).stream()).distinct().toList(),
        "",
        indexes);
  }

  /** Of a line that lists several certificates each has the skills that its own words name. */
  private List<SkillMention> named(Item item, List<Integer> indexes) {
    return skills.named(indexes).stream()
        .filter(mention -> item.words().isEmpty() || item.words().get().contains(mention.surface()))
        .toList();
  }
}
