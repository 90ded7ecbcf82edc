package dev.rolewright.parsing.job;

import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Seniority;
import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells function, sector and level of a role from its title and the rest of the ad. */
public final class RoleFacts {
  private static final Pattern INTERN =
      Pattern.compile("\\bintern(?:ship)?\\b|praktik|werkstudent|stagiaire|\\bco-op\\b");
  private static final Pattern JUNIOR =
      Pattern.compile(
          "\\bjunior\\b|\\bjr\\b|\\bentry[- ]level\\b|\\bgraduate\\b(?!"
              + " (?:school|recruit|admission|student services|programme manager|program"
              + " manager))|\\bapprentice|\\btrainee\\b|\\bnew grad|auszubildende|\\bearly"
              + " career|\\bnewly qualified\\b");
  private static final Pattern SENIOR =
      Pattern.compile("\\bsenior\\b|\\bsr\\b|\\bsnr\\b|\\biii\\b|\\bexperienced\\b");
  private static final Pattern LEAD =
      Pattern.compile(
          "\\blead\\b|\\bprincipal\\b|\\bstaff\\b(?! (?:nurse|accountant|assistant|writer))|\\bteam"
              + " leader\\b|\\bteamleiter|\\bdistinguished\\b|\\bforeman\\b|\\bsupervisor\\b"
              + "|\\btech"
              + " lead\\b");
  private static final Pattern MANAGER =
      Pattern.compile(
          "\\bmanager\\b|\\bmanageress\\b|\\bmanagerin\\b|\\bleiter(?:in)?\\b"
              + "|\\bsuperintendent\\b");

  /** Managers of a thing, not of people. */
  private static final Pattern NO_MANAGER =
      Pattern.compile(
          "\\b(?:product|project|program|programme|account|case|community|content"
              + "|brand|campaign|customer"
              + " success|key account|category|event|events|office|social media|product"
              + " marketing|marketing|contract|contracts|release|delivery|partner|partnerships?"
              + "|relationship|data|property|territory|success|bid|territory"
              + " sales|implementation|area sales|assistant|change|technical program|digital"
              + " marketing|supply"
              + " chain|portfolio|crm|growth|investment|risk|compliance)\\s(?:\\w+\\s)?manager\\b");

  private static final Pattern DIRECTOR =
      Pattern.compile(
          "\\bdirector\\b(?! assistant)|\\bhead of\\b|\\bhead,|\\bvice"
              + " president\\b|\\bvp\\b|\\bsvp\\b|\\bevp\\b|\\bbereichsleiter|\\bdirecteur\\b"
              + "|\\bdirectora?\\b|\\bheadteacher\\b");
  private static final Pattern EXECUTIVE =
      Pattern.compile(
          "\\bchief\\b(?! of staff| engineer| architect|"
              + " nurse)|\\bc[etfoims]o\\b|\\bciso\\b|\\bmanaging"
              + " director\\b|\\bgeschäftsführer|\\bpresident\\b(?<!vice president)");
  private static final Pattern MID =
      Pattern.compile("\\bmid[- ]?(?:level|weight|senior)?\\b|\\bintermediate\\b|\\bii\\b");

  private static final Pattern PLURAL = Pattern.compile("(?<!\\p{L})(\\p{L}{3,})s\\b");

  private final Phrases<String> functions = new Phrases<>();
  private final Phrases<String> industries = new Phrases<>();
  private final Map<String, String> industryOfFunction = new HashMap<>();

  public RoleFacts() {
    for (Lexicon.Group group : Lexicon.groups("functions.txt")) {
      group.phrases().forEach(phrase -> functions.add(phrase, group.name()));
    }
    for (Lexicon.Group group : Lexicon.groups("industries.txt")) {
      group.phrases().forEach(phrase -> industries.add(phrase, group.name()));
    }
    Map.of(
            "engineering", "technology",
            "data", "technology",
            "it", "technology",
            "healthcare", "healthcare",
            "education", "education",
            "hospitality", "hospitality_travel",
            "logistics", "transport_logistics",
            "trades", "construction",
            "finance", "financial_services")
        .forEach(industryOfFunction::put);
  }

  /** Returns the function that a title names, or the empty string. */
  public String function(String title) {
    String function = function(title, Words.of(title));
    if (!function.isEmpty()) {
      return function;
    }
    String singular = PLURAL.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("$1");
    return singular.equalsIgnoreCase(title) ? "" : function(singular, Words.of(singular));
  }

  private String function(String title, Words words) {
    Phrases.Hit<String> best = null;
    for (Phrases.Hit<String> hit : functions.find(words)) {
      if (best == null || length(hit) > length(best)) {
        best = hit;
      } else if (length(hit) == length(best) && hit.last() > best.last()) {
        // After a comma or a dash stands what the role is about, not what it is.
        best = isAside(title, words, best, hit) ? best : hit;
      }
    }
    return best == null ? "" : best.value();
  }

  /** Returns whether a text names a function, as titles without a noun for a role do. */
  boolean namesFunction(String title) {
    return !function(title).isEmpty();
  }

  private static boolean isAside(
      String title, Words words, Phrases.Hit<String> before, Phrases.Hit<String> after) {
    int from = words.get(before.last()).end();
    int to = words.get(after.first()).start();
    return from < to && title.substring(from, to).matches("(?s).*[,(–—|/-].*");
  }

  private static int length(Phrases.Hit<String> hit) {
    return hit.last() - hit.first();
  }

  /**
   * Returns the industry whose words are the most frequent; empty where none is clear.
   *
   * @param texts what the ad says about the employer
   * @param needed least number of different words
   */
  public String industry(List<String> texts, int needed) {
    Map<String, Set<String>> found = new HashMap<>();
    for (String text : texts) {
      Words words = Words.of(text);
      for (Phrases.Hit<String> hit : industries.find(words)) {
        String phrase = words.text(hit.first()) + hit.last();
        found
            .computeIfAbsent(hit.value(), key -> new HashSet<>())
            .add(
                hit.first() == hit.last()
                    ? words.text(hit.first())
                    : phrase + words.text(hit.last()));
      }
    }
    String best = "";
    int most = needed - 1;
    for (String industry : found.keySet().stream().sorted().toList()) {
      int count = found.getOrDefault(industry, Set.of()).size();
      if (count > most) {
        most = count;
        best = industry;
      }
    }
    return best;
  }

  /** Returns the sector: the employer's industry, else the one that the function belongs to. */
  public String sector(String industry, String function) {
    return industry.isEmpty() ? industryOfFunction.getOrDefault(function, "") : industry;
  }

  /** Returns the level that a title tells, else the one that the years asked for suggest. */
  public Seniority seniority(String title, Optional<ExperienceYears> years) {
    String lower = title.toLowerCase(Locale.ROOT);
    if (INTERN.matcher(lower).find() && !JUNIOR.matcher(lower).find()) {
      return Seniority.INTERN;
    }
    if (EXECUTIVE.matcher(lower).find() && !lower.contains("assistant")) {
      return Seniority.EXECUTIVE;
    }
    if (DIRECTOR.matcher(lower).find() && !lower.contains("assistant to")) {
      return Seniority.DIRECTOR;
    }
    if (JUNIOR.matcher(lower).find()) {
      return Seniority.JUNIOR;
    }
    if (MANAGER.matcher(lower).find() && !NO_MANAGER.matcher(lower).find()) {
      return Seniority.MANAGER;
    }
    if (LEAD.matcher(lower).find()) {
      return Seniority.LEAD;
    }
    if (SENIOR.matcher(lower).find()) {
      return Seniority.SENIOR;
    }
    if (MID.matcher(lower).find()) {
      return Seniority.MID;
    }
    return years
        .flatMap(ExperienceYears::min)
        .map(RoleFacts::levelOf)
        .orElse(Seniority.UNSPECIFIED);
  }

  private static Seniority levelOf(int years) {
    if (years <= 1) {
      return Seniority.JUNIOR;
    }
    return years <= 4 ? Seniority.MID : Seniority.SENIOR;
  }
}
