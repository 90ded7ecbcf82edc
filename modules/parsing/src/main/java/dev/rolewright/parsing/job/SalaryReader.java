package dev.rolewright.parsing.job;

import dev.rolewright.domain.Salary;
import dev.rolewright.domain.SalaryPeriod;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads pay from a line. An amount is pay when words for pay or a period stand near it, or a
 * heading or label said so, and its size fits the period; amounts of other kinds (revenue, funding,
 * budgets, bonuses, retirement plans, allowances) are left out.
 */
public final class SalaryReader {
  private static final int NEAR = 48;

  /** A period that begins so near after an amount, in UTF-16 units, is that of the amount. */
  private static final int ATTACHED = 4;

  /** Longest line, in UTF-16 units, that lists facts rather than tells them. */
  private static final int LONGEST_FACTS = 110;

  private static final Pattern PAY =
      Pattern.compile(
          "salar|\\bpay\\b|pays\\b|paid\\b|compensation|\\bwage|remuneration|\\bote\\b"
              + "|\\bdoe\\b|\\brate\\b|earn|base\\b"
              + "|package|gross|brutto|bruto|brut\\b|gehalt|vergütung|salaire|sueldo"
              + "|stipendio|retribu|\\bral\\b|salaris|per"
              + " annum|\\bp\\.?a\\.?\\b|\\blpa\\b|\\bctc\\b|pro[- ]rata|annually|annual\\b|per"
              + " hour|hourly|/\\s?h|💰|💵|comp\\b|band");
  private static final Pattern OTHER_AFTER =
      Pattern.compile(
          "^(?!\\s?(?:\\+|&|plus\\b|and\\b|und\\b|zzgl))\\W{0,3}(?:per |a |an |/)?(?:year |month"
              + " |week |annual |annually |yearly )?(?:\\w+ ){0,2}(?:sign[-"
              + " ]?on|signing|joining|welcome|referral|retention|differential|bonus"
              + "(?!es\\))|stipend"
              + "|allowance|budget|voucher|reimbursement|tuition|relocation|match|contribution"
              + "|towards|toward|off\\b|for training|for learning|for education|for books|for"
              + " equipment|in revenue|revenue|in funding|funding|in sales|turnover|in"
              + " assets|assets|arr\\b|aum\\b|investment|raised|grant|fund\\b|portfolio"
              + "|market|income|if you"
              + " (?:recommend|refer)|training|learning|wellness|education|equipment"
              + "|credit|discount|customers|users|fee|deposit|worth of|on call|on-call|home"
              + " office|conference|gift|contract value|deal)");
  private static final Pattern OTHER_BEFORE =
      Pattern.compile(
          "(?:saves?|saved|rents?|customers?|clients?|users?|revenues?|funding|raised|turnover|budgets?|bonus(?:es)?|stipend"
              + "|allowance|assets|income|valued?"
              + " at|valuation|worth|invest(?:ed|ment)?|fund|grants?|market|sales|portfolio"
              + "|savings?|saving|reimburse\\w*|tuition\\w*(?:"
              + " help)?|relocation|contribut\\w*|match\\w*|up to"
              + " date|differential|insurance|cover(?:age)?|voucher|learning|training|costs?|quota|deals?|contracts?|managing|manage|over"
              + " the last|profit"
              + "|adds|fee|prize|spend|referral|phone|recommend|equipment|plus|assurance|gmv|arr|aum|award)(?:"
              + " (?:of|is|was|were|over|up"
              + " to|approximately|approx\\.?|about|around|to|for|than|in|at|from|by|exceeding|worth|totalling|totaling|more"
              + " than|a|an|the|some|further|further to)){0,3}\\W{0,3}$");
  private static final Pattern PERIOD_HOUR =
      Pattern.compile(
          "per hour|an hour|/\\s?h(?:ou)?r?\\b|\\bhourly|p\\.?/?h\\.?\\b|pro stunde|die stunde|de"
              + " l'heure|/stunde|por hora|all'ora|per uur|\\bper hr\\b|a hour|/std|\\bph\\b");
  private static final Pattern PERIOD_DAY =
      Pattern.compile(
          "per day|a day\\b|/\\s?day|daily|day rate|per diem|pro tag|par jour|tagessatz|al día|per"
              + " dag|\\bpd\\b");
  private static final Pattern PERIOD_WEEK =
      Pattern.compile(
          "per week|a week\\b|/\\s?we?e?k\\b|weekly|pro woche|par semaine|/wk|\\bp\\.?w\\.?\\b");
  private static final Pattern PERIOD_MONTH =
      Pattern.compile(
          "per month|a month\\b|/\\s?mo(?:nth)?\\b|monthly|pro monat|im monat|par mois|al"
              + " mes|mensual|mensuel|al mese|per maand|monatlich|\\bp\\.?m\\.?\\b|pcm|/monat|mtl");
  private static final Pattern PERIOD_YEAR =
      Pattern.compile(
          "\\blpa\\b|\\bfte\\b|per annum|per year|a year|an"
              + " year|/\\s?y(?:ea)?r\\b|/\\s?year|annual|yearly|\\bp\\.?\\s?a\\b|pro jahr|im"
              + " jahr|par an\\b|al año|anual|all'anno|per"
              + " jaar|jährlich|jahresgehalt|/annum|/jahr|\\byr\\b");

  /** Pay by the mile or the piece, which no period of the contract tells. */
  private static final Pattern BY_PIECE =
      Pattern.compile(
          "^\\s{0,2}(?:/|per |a |an )?\\s?(?:cpm\\b|cents?\\b|mile|mi\\b|piece\\b|word\\b|lesson\\b"
              + "|visit\\b|stop\\b|load\\b|article\\b|parcel\\b|delivery\\b)");

  /** Plans for retirement that are named by a paragraph of a law. */
  private static final Pattern PLAN = Pattern.compile("40[13]\\s?\\(?[kKbB]\\)?");

  /** What counts beside an amount for it to be a part of a line of facts by itself. */
  private static final Pattern ALONE_BEFORE =
      Pattern.compile(
          "(?:^|[|•·;/(,]\\s?|\\s[–—-]\\s)(?:up"
              + " to|upto|from|circa|ca\\.?|c\\.|approx\\.?|around|to|base|pay|salary|💰|💵|bis"
              + " zu|ab|\\W)?\\s*$");

  private static final Pattern ALONE_AFTER =
      Pattern.compile(
          "^\\s*(?:$|[|•·;)(,]|\\.(?:\\s|$)|\\+|\\s[–—-]\\s|\\b(?:plus|doe|gross|brutto|brut|base|basic|per\\b|p\\.?a|pro"
              + " rata|ote|dependent|depending|a (?:year|month|week|day)|an hour|/))");

  private static final Pattern UP_TO =
      Pattern.compile(
          "(?:up to|upto|maximum(?: of)?|max\\.?|bis zu|jusqu'à|hasta|fino a|tot|to a maximum of|no"
              + " more than)\\W{0,3}$");
  private static final Pattern FROM =
      Pattern.compile(
          "(?:from|starting at|starts at|starting from|start at|minimum(?: of)?|min\\.?|at"
              + " least|ab|à partir de|desde|da|vanaf|above|over|more than)\\W{0,3}$");
  private static final Pattern PLUS =
      Pattern.compile(
          "^\\s?(?:\\+(?!\\s?\\w)|plus\\b(?! (?:bonus|comm|benefit|equity|van|overtime))|and"
              + " up|upwards|or more)");

  /** Currencies of which a usual salary has seven digits. */
  private static final Set<String> SMALL_UNITS = Set.of("INR", "JPY", "HUF", "KRW", "IDR", "VND");

  private SalaryReader() {}

  /** Pay that a line states, with how sure it is that it is pay. */
  public record Found(Salary salary, double score) {}

  /**
   * Returns the pay that a line states.
   *
   * @param announced whether a heading or label says that the line is about pay
   */
  public static Optional<Found> read(String text, int lineIndex, boolean announced) {
    Found best = null;
    String lower = text.toLowerCase(Locale.ROOT);
    for (MoneyScanner.Money money : MoneyScanner.find(text)) {
      Optional<Found> found = judge(text, lower, money, lineIndex, announced);
      if (found.isPresent() && (best == null || found.get().score() > best.score())) {
        best = found.get();
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<Found> judge(
      String text, String lower, MoneyScanner.Money money, int lineIndex, boolean announced) {
    String before = lower.substring(Math.max(0, money.start() - NEAR), money.start());
    String after = lower.substring(money.end(), Math.min(lower.length(), money.end() + NEAR));
    boolean currency = !money.currency().isEmpty();
    if (!currency
        && !(money.thousands() || money.lakhs() || announced || isBigPay(money, before))) {
      return Optional.empty();
    }
    if (OTHER_AFTER.matcher(after).find()
        || OTHER_BEFORE.matcher(before).find()
        || BY_PIECE.matcher(after).find()
        || PLAN.matcher(text).region(money.start(), text.length()).lookingAt()
        || money.max()
            >= (money.lakhs() || SMALL_UNITS.contains(money.currency())
                ? 100_000_000
                : 2_000_000)) {
      return Optional.empty();
    }
    SalaryPeriod stated =
        period(text.substring(money.start(), money.end()), before, ownPart(after));
    SalaryPeriod period = stated == SalaryPeriod.UNSPECIFIED ? PayScale.guess(money) : stated;
    boolean near = PAY.matcher(before).find() || PAY.matcher(after).find();
    double score = 0;
    score += announced ? 2 : 0;
    score += near ? 1.5 : 0;
    score += stated != SalaryPeriod.UNSPECIFIED ? 1 : 0;
    score += money.range() ? 1.2 : 0;
    score += currency ? 0.8 : 0;
    score += money.thousands() || money.lakhs() ? 0.4 : 0;
    score += isAlone(lower, money) ? 1.2 : 0;
    score += UP_TO.matcher(before).find() ? 0.4 : 0;
    score += PayScale.isLiving(money, first(ownPart(after).strip(), ATTACHED)) ? 0.5 : 0;
    score -= PayScale.fits(money, period) ? 0 : 3;
    if (score < 1.9) {
      return Optional.empty();
    }
    return Optional.of(new Found(toSalary(money, period, before, after, lineIndex), score));
  }

  /** What follows an amount up to the next amount or part of a line of facts. */
  private static String ownPart(String after) {
    for (int at = 0; at < after.length(); at++) {
      if ("|•·$€£₹".indexOf(after.charAt(at)) >= 0) {
        return after.substring(0, at);
      }
    }
    return after;
  }

  /** Returns whether an amount is a part of a line of facts, such as "Berlin | 60-75k". */
  private static boolean isAlone(String lower, MoneyScanner.Money money) {
    return lower.length() <= LONGEST_FACTS
        && ALONE_BEFORE.matcher(lower.substring(0, money.start())).find()
        && ALONE_AFTER.matcher(lower.substring(money.end())).find();
  }

  private static boolean isBigPay(MoneyScanner.Money money, String before) {
    return money.range() && money.min() >= 10_000 && PAY.matcher(before).find();
  }

  private static Salary toSalary(
      MoneyScanner.Money money, SalaryPeriod period, String before, String after, int lineIndex) {
    Optional<Double> min = Optional.of(money.min());
    Optional<Double> max = Optional.of(money.max());
    if (!money.range()) {
      if (UP_TO.matcher(before).find()) {
        min = Optional.empty();
      } else if (FROM.matcher(before).find() || PLUS.matcher(after).find()) {
        max = Optional.empty();
      }
    }
    return new Salary(min, max, money.currency(), period, lineIndex);
  }

  /** The period that stands nearest after the amount, else before it. */
  private static SalaryPeriod period(String amount, String before, String after) {
    SalaryPeriod within = first(amount.toLowerCase(Locale.ROOT));
    if (within != SalaryPeriod.UNSPECIFIED) {
      return within;
    }
    SalaryPeriod follows = first(after);
    return follows != SalaryPeriod.UNSPECIFIED ? follows : first(before);
  }

  private static SalaryPeriod first(String text) {
    return first(text, Integer.MAX_VALUE);
  }

  private static SalaryPeriod first(String text, int limit) {
    int earliest = limit;
    SalaryPeriod period = SalaryPeriod.UNSPECIFIED;
    for (SalaryPeriod candidate : SalaryPeriod.values()) {
      var matcher = pattern(candidate).matcher(text);
      if (candidate != SalaryPeriod.UNSPECIFIED && matcher.find() && matcher.start() < earliest) {
        earliest = matcher.start();
        period = candidate;
      }
    }
    return period;
  }

  private static Pattern pattern(SalaryPeriod period) {
    return switch (period) {
      case HOUR -> PERIOD_HOUR;
      case DAY -> PERIOD_DAY;
      case WEEK -> PERIOD_WEEK;
      case MONTH -> PERIOD_MONTH;
      case YEAR, UNSPECIFIED -> PERIOD_YEAR;
    };
  }
}
