package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the employer's name. Each way in which an ad names its employer adds to the weight of a
 * name; one that no two hints or one strong hint support is not taken.
 */
public final class CompanyReader {
  private static final double ENOUGH = 2.9;
  private static final String NAME =
      "(?<name>(?:[Tt]he )?\\p{Lu}[\\p{L}\\d&.'’-]{0,30}(?: (?:(?:of|and|for|the|de|du|von|der|&)"
          + " )?\\p{Lu}[\\p{L}\\d&'’-]{0,30}){0,5}(?:(?<= (?:Inc|Ltd|Corp|Co))\\.(?= \\p{Ll}))?)";

  /** Tags such as "#hiring", which pages put before the next sentence. */
  private static final Pattern TAGS = Pattern.compile("#[\\p{L}\\d][\\p{L}\\d-]*\\s?");

  private static final List<Hint> HINTS =
      List.of(
          hint(
              3.2,
              "(?:^|[.!?] )" + NAME + " (?:is|are) (?:now |currently )?(?:hiring|recruiting)\\b"),
          hint(3.5, "(?:^|[.!?] |\\s)" + NAME + " is an? (?:equal|EEO|affirmative)"),
          hint(3, "(?:^|[.!?] )About " + NAME + "\\s*[:?]?$"),
          hint(3, "(?:^|[.!?–—-] )At " + NAME + ",? (?:we|you|our|everyone|the)\\b"),
          hint(3, "\\b(?:[Ww]e['’]re|[Ww]e are) " + NAME + "(?:,| and| –| -|\\.|$| \\()"),
          hint(
              2.5,
              "(?:^|[.!?] )"
                  + NAME
                  + " (?:is|are) (?:an? |the |one of"
                  + " |hiring|looking|seeking|recruiting|proud|committed|currently|growing"
                  + "|building|on"
                  + " a mission|home to|part of)"),
          hint(
              2,
              "(?:^|[.!?] )"
                  + NAME
                  + " (?:makes?|builds?|helps?|provides?|offers?|welcomes?|operates?|moves?|does"
                  + " not|sells?|runs?|delivers?|designs?|develops?|was founded|has"
                  + " been|believes?|seeks?|wishes|employs|serves?|supports?|participates|will"
                  + " not|values)\\b"),
          hint(
              0.6,
              "(?:^|[.!?] )"
                  + NAME
                  + " (?:is|are) (?:an?|the|one"
                  + " of)\\b[^.!?]{0,90}\\b(?:company|firm|brand|start-?up|scale-?up"
                  + "|agency|studio|retailer|manufacturer|provider|charity|maker|supplier|consultancy"
                  + "|organi[sz]ation|bank|insurer|marketplace|hospital|school|university|publisher"
                  + "|non-?profit|builder|contractor|wholesaler|distributor|operator|employer|council|trust|restaurant|hotel|brewery|bakery|clinic|family"
                  + " business)\\b"),
          hint(2.5, "\\b[Jj]oin(?:ing)? " + NAME + "(?: (?:as|and|in|to|at)\\b|[,.!]|$)"),
          hint(
              2.5,
              "\\b(?:work(?:ing)?|career|careers|life|team|culture|benefits|jobs|opportunity"
                  + "|role|position)"
                  + " (?:at|with) "
                  + NAME),
          hint(2, "\\b(?:Trustees|Board|employees|customers|mission|values) of (?:the )?" + NAME),
          hint(2, "©\\s?(?:\\d{4}\\s)?" + NAME),
          hint(1.5, "(?:^|[.!?] )(?:Here at|Welcome to|Why) " + NAME));

  private static final Pattern SEGMENTS =
      Pattern.compile(
          "\\s(?:[|·•–—]|-{1,3})\\s|\\s?[|·•]\\s?|\\s[–—]|\\s(?:at\\s|@\\s?)|,\\s(?=[\\p{Lu}\\d])|\\s?\\(");

  /** "Cook @ Acme" names the employer. */
  private static final Pattern AT = Pattern.compile("(?:^|\\s)@\\s?" + NAME + "(?=$|[\\s,(|])");

  private static final double AT_WEIGHT = 3;
  private static final Set<String> NOT_NAMES = Set.copyOf(Lexicon.phrasesOf("no_names.txt"));

  private final RoleNames roles;
  private final Places places;

  public CompanyReader(RoleNames roles, Places places) {
    this.roles = roles;
    this.places = places;
  }

  private record Hint(double weight, Pattern pattern) {}

  private static Hint hint(double weight, String pattern) {
    return new Hint(weight, Pattern.compile(pattern));
  }

  /** Returns the employer's name, or the empty string. */
  public String read(List<TextLine> lines, List<HeadingReader.Mark> marks, int titleLine) {
    Map<String, Double> weights = new LinkedHashMap<>();
    Map<String, Map<String, Double>> forms = new LinkedHashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      HeadingReader.Mark mark = marks.get(index);
      if (mark.label().filter(LineSection.COMPANY::equals).isPresent() && index < 30) {
        String value = mark.value().replaceFirst("\\s*[|·(].*", "").strip();
        if (!value.isEmpty() && value.length() <= 80) {
          return value;
        }
      }
      String body = TAGS.matcher(lines.get(index).body()).replaceAll("");
      for (Hint hint : HINTS) {
        Matcher matcher = hint.pattern().matcher(body);
        while (matcher.find()) {
          String name = matcher.group("name");
          if (!places.isCity(name)) {
            add(weights, forms, name, hint.weight());
          }
        }
      }
    }
    int seen = 0;
    for (int index = 0; index < lines.size() && seen < 7; index++) {
      Optional<LineSection> label = marks.get(index).label();
      boolean labelled = label.isPresent() && !isLineOfFacts(label.get(), lines.get(index).body());
      if (!lines.get(index).layout().navigation() && !labelled) {
        seen++;
        readHeadLine(lines.get(index), marks.get(index), index == titleLine, weights, forms);
      }
    }
    return best(weights, forms);
  }

  /** "Job ref: 12 | Acme Ltd | Leeds": a label of one part among others. */
  private static boolean isLineOfFacts(LineSection label, String body) {
    return label == LineSection.OTHER && body.chars().anyMatch(sign -> "|·•".indexOf(sign) >= 0);
  }

  private void readAt(
      String body, Map<String, Double> weights, Map<String, Map<String, Double>> forms) {
    Matcher matcher = AT.matcher(body);
    while (matcher.find()) {
      if (!places.isIn(matcher.group("name"))) {
        add(weights, forms, matcher.group("name"), AT_WEIGHT);
      }
    }
  }

  private void readHeadLine(
      TextLine line,
      HeadingReader.Mark mark,
      boolean title,
      Map<String, Double> weights,
      Map<String, Map<String, Double>> forms) {
    String body = line.body();
    boolean unusable =
        (mark.heading() && mark.topic() != Topic.NONE)
            || body.length() > 120
            || (body.endsWith(".") && !LegalForms.isIn(body))
            || MailAddresses.isIn(body);
    if (unusable) {
      return;
    }
    readAt(body, weights, forms);
    String[] segments = SEGMENTS.split(body);
    // The first part of a labelled line is its label and value.
    for (int index = mark.label().isPresent() ? 1 : 0; index < segments.length; index++) {
      String segment = segments[index].strip();
      boolean legal = LegalForms.isIn(segment);
      boolean name =
          Words.of(segment).size() <= 6
              && segment.matches("(?:[Tt]he )?\\p{Lu}.*")
              && !segment.matches(".*[$€£:;?!\\d].*")
              && !(roles.isIn(segment) && !LegalForms.isFirm(segment))
              && !(places.isIn(segment) && !legal)
              && !WorkTermsReader.isTerm(segment);
      if (name && !(title && index == 0 && !LegalForms.isFirm(segment))) {
        add(weights, forms, segment, legal ? 3 : title ? 0.8 : index == 0 ? 1.8 : 1);
      }
    }
  }

  private static void add(
      Map<String, Double> weights,
      Map<String, Map<String, Double>> forms,
      String raw,
      double weight) {
    String name = raw.strip().replaceFirst("^[Tt]he ", "").replaceFirst("['’]s\\b.*", "");
    name = name.replaceFirst("[.,;:]+$", name.matches(".*\\b(?:Inc|Co|Ltd|Corp)\\.$") ? "." : "");
    Words words = Words.of(name);
    if (words.isEmpty() || name.length() < 2 || NOT_NAMES.contains(words.text(0))) {
      return;
    }
    String key = words.text(0);
    weights.merge(key, weight, Double::sum);
    double bonus = LegalForms.isIn(name) ? 1 : 0;
    forms.computeIfAbsent(key, _ -> new LinkedHashMap<>()).merge(name, weight + bonus, Double::sum);
  }

  private static String best(Map<String, Double> weights, Map<String, Map<String, Double>> forms) {
    String best = "";
    double most = ENOUGH;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = heaviest(forms.getOrDefault(entry.getKey(), Map.of()));
      }
    }
    return best;
  }

  private static String heaviest(Map<String, Double> forms) {
    String heaviest = "";
    double most = 0;
    for (Map.Entry<String, Double> form : forms.entrySet()) {
      if (form.getValue() > most) {
        most = form.getValue();
        heaviest = form.getKey();
      }
    }
    return heaviest;
  }
}
