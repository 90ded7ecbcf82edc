package dev.rolewright.parsing.job;

import dev.rolewright.domain.EmploymentType;
import dev.rolewright.domain.RemoteMode;
import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the kind of contract and where the work is done: remote, hybrid or on site. */
public final class WorkTermsReader {
  private static final Pattern HYBRID =
      Pattern.compile(
          "\\bhybrid\\b(?!"
              + " (?:cloud|app|vehicle|car|engine|data|infrastructure|environments|services?|deployment|solution|network|topolog|electric|storage|database))|(?:days?|times?)(?:"
              + " a| per|/)\\s?week (?:in (?:the|our) office|from home|on[- ]?site|at"
              + " home|remote)|days? (?:a week )?(?:in the office|in office|from home|home[-"
              + " ]?office)|part(?:ly|ially) remote|home-?office (?:möglich|option|tage)|present on"
              + " (?:two|three|four|\\d) days|travel here \\d days|work from home"
              + " (?:\\d|one|two|three|up to)|teils remote|mobiles arbeiten|télétravail"
              + " partiel|teletrabajo parcial|(?:in (?:the|our) office|on[- ]?site) (?:for |at"
              + " least )?(?:[1-4]|one|two|three|four)(?:\\s?[-–]\\s?[2-4])? days|work(?:ing)? from"
              + " home (?:for )?the (?:rest|remainder|other days)|(?:rest|remainder) (?:of the week"
              + " )?(?:from|at) home");
  private static final Pattern HYBRID_THING =
      Pattern.compile(
          "\\bhybrid\\b(?!['’]?[- ](?:work|role|position|job|model|schedule|remote|office|set-?up"
              + "|arrangement|team|policy|pattern|basis|working|contract|\\d|\\(|or\\b|with\\b)"
              + "|\\s?[:,(.])");
  private static final Pattern REMOTE =
      Pattern.compile(
          "\\b(?:fully|100 ?%|completely|entirely|all) remote|\\bremote(?:ly)?\\b(?!"
              + " (?:area|sens|control|access|monitor|site|desktop|villag|communit|locations?"
              + " in|patient|procedure|management of|support|users?|work equipment))|work from"
              + " (?:anywhere|home)|home[-"
              + " ]based|telecommut|telework|télétravail|teletrabajo|thuiswerken");
  private static final Pattern NOT_REMOTE =
      Pattern.compile(
          "(?:not|no|isn['’]t|cannot be|non)[- ](?:a |be |fully |available |possible |currently"
              + " |offer |offered )*remote|remote (?:work )?(?:is )?not|no (?:home office|work from"
              + " home)");
  private static final Pattern ONSITE =
      Pattern.compile(
          "\\bon[- ]?site\\b(?!"
              + " (?:gym|parking|cafe|canteen|nursery|childcare|support|visits?|interview))|in[-"
              + " ]person\\b(?! interview)|in[- ]office|office[- ]based|vor ort|sur"
              + " site|presencial|5 days (?:a|per) week in (?:the|our) office|op locatie|in sede");
  private static final Pattern INTERN =
      Pattern.compile(
          "\\bintern(?:ship)?s?\\b|praktik(?:um|ant)|stagiaire|werkstudent|prácticas"
              + "|tirocinio|stageplaats|\\bco-op\\b");
  private static final Pattern APPRENTICE =
      Pattern.compile(
          "\\bapprentice(?:ship)?\\b|auszubildende|azubi|ausbildung zum|ausbildung"
              + " zur|alternance|apprentissage");
  private static final Pattern VOLUNTEER =
      Pattern.compile(
          "\\bvolunteer (?:role|position|opportunity|post)|unpaid|ehrenamt|\\bvolunteer\\b");
  private static final Pattern CONTRACT =
      Pattern.compile(
          "fixed[- ]term|\\bftc\\b|freelance|\\bcontractor\\b|contract (?:role|position|basis|to"
              + " hire|length|assignment)|\\d{1,3}[- ]month contract|contract:?"
              + " \\d+|\\bcontract\\b(?= (?:for|of) \\d| ?\\(|$)|\\binside ir35|outside"
              + " ir35|(?<!un)befristet|\\bcdd\\b|b2b contract|maternity cover|parental leave"
              + " cover|interim\\b|\\b1099\\b|\\bc2c\\b|contrato temporal");
  private static final Pattern TEMPORARY =
      Pattern.compile(
          "\\btemporary\\b|\\btemp\\b|seasonal|zeitarbeit|intérim\\b|casual"
              + " (?:role|position|contract)|zero[- ]hours?");

  /** The work may last: what else a text says of the hours tells more. */
  private static final Pattern TEMP_TO_PERM =
      Pattern.compile("\\btemp(?:orary)?[- ](?:to|2)[- ]perm(?:anent)?\\b");

  private static final Pattern PART_TIME =
      Pattern.compile(
          "part[- ]?time|teilzeit|temps partiel|media jornada|tiempo"
              + " parcial|parttime|deeltijd|tempo parcial");
  private static final Pattern FULL_TIME =
      Pattern.compile(
          "full[- ]?time|vollzeit|temps plein|jornada completa|tiempo"
              + " completo|fulltime|voltijd|tempo pieno|tempo"
              + " integral|\\bpermanent\\b|\\bperm\\b|unbefristet|\\bcdi\\b|indefinido");

  private WorkTermsReader() {}

  /**
   * Returns where the work is done.
   *
   * @param head title and labelled lines, which count before the rest
   */
  public static RemoteMode remoteMode(List<String> head, List<String> rest) {
    RemoteMode mode = remoteMode(join(head));
    if (mode != RemoteMode.UNSPECIFIED) {
      return mode;
    }
    String text = join(rest);
    // Within sentences "hybrid" may be a cloud, a car or a query engine.
    return remoteMode(HYBRID_THING.matcher(text).replaceAll(" "));
  }

  private static RemoteMode remoteMode(String text) {
    if (HYBRID.matcher(text).find()) {
      return RemoteMode.HYBRID;
    }
    boolean denied = NOT_REMOTE.matcher(text).find();
    if (!denied && REMOTE.matcher(text).find()) {
      return RemoteMode.REMOTE;
    }
    return denied || ONSITE.matcher(text).find() ? RemoteMode.ONSITE : RemoteMode.UNSPECIFIED;
  }

  /** Returns the kind of contract; the title and the first lines count before the rest. */
  public static EmploymentType employmentType(String title, List<String> head, List<String> rest) {
    EmploymentType fromTitle = special(lasting(title.toLowerCase(Locale.ROOT)));
    if (fromTitle != EmploymentType.UNSPECIFIED) {
      return fromTitle;
    }
    EmploymentType fromHead = of(join(head));
    return fromHead == EmploymentType.UNSPECIFIED ? plain(join(rest)) : fromHead;
  }

  private static EmploymentType special(String text) {
    if (INTERN.matcher(text).find()) {
      return EmploymentType.INTERNSHIP;
    }
    if (APPRENTICE.matcher(text).find() && !text.contains("post-apprenticeship")) {
      return EmploymentType.APPRENTICESHIP;
    }
    if (VOLUNTEER.matcher(text).find()) {
      return EmploymentType.VOLUNTEER;
    }
    if (TEMPORARY.matcher(text).find()) {
      return EmploymentType.TEMPORARY;
    }
    return CONTRACT.matcher(text).find() ? EmploymentType.CONTRACT : EmploymentType.UNSPECIFIED;
  }

  private static EmploymentType of(String terms) {
    String text = lasting(terms);
    if (!text.equals(terms)) {
      EmploymentType hours = plain(text);
      return hours == EmploymentType.UNSPECIFIED ? EmploymentType.TEMPORARY : hours;
    }
    if (TEMPORARY.matcher(text).find()) {
      return EmploymentType.TEMPORARY;
    }
    if (CONTRACT.matcher(text).find()) {
      return EmploymentType.CONTRACT;
    }
    return plain(text);
  }

  private static String lasting(String text) {
    return TEMP_TO_PERM.matcher(text).replaceAll(" ");
  }

  private static EmploymentType plain(String text) {
    var full = FULL_TIME.matcher(text);
    var part = PART_TIME.matcher(text);
    boolean hasFull = full.find();
    boolean hasPart = part.find();
    if (hasFull && hasPart) {
      return full.start() < part.start() ? EmploymentType.FULL_TIME : EmploymentType.PART_TIME;
    }
    if (hasFull) {
      return EmploymentType.FULL_TIME;
    }
    if (hasPart) {
      return EmploymentType.PART_TIME;
    }
    if (CONTRACT.matcher(text).find()) {
      return EmploymentType.CONTRACT;
    }
    return EmploymentType.UNSPECIFIED;
  }

  /** Returns whether a short text holds nothing but terms such as "Full-time" or "Remote". */
  static boolean isTerm(String text) {
    String lower = text.toLowerCase(Locale.ROOT).strip();
    return Words.of(lower).size() <= 4
        && (HYBRID.matcher(lower).find()
            || REMOTE.matcher(lower).find()
            || ONSITE.matcher(lower).find()
            || FULL_TIME.matcher(lower).find()
            || PART_TIME.matcher(lower).find()
            || TEMPORARY.matcher(lower).find()
            || lower.matches(
                ".*\\b(?:shifts?|contract|freelance|days?|nights?|weekends?|internship"
                    + "|months?|hours|asap|start|ref|urgent|immediate|new|apply|visa|sponsor\\w*"
                    + "|\\d+)\\b.*"));
  }

  private static String join(List<String> texts) {
    return String.join("\n", texts).toLowerCase(Locale.ROOT);
  }
}
