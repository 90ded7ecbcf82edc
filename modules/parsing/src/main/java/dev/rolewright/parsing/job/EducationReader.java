package dev.rolewright.parsing.job;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Necessity;
import dev.rolewright.parsing.text.Sentences;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the formal education that a requirement asks for. */
public final class EducationReader {
  private static final Map<EducationLevel, Pattern> LEVELS =
      Map.of(
          EducationLevel.DOCTORATE,
          anyOf(
              "(?i)\\bph\\.?\\s?d\\b|\\bdoctorate|\\bdoctoral|\\bdoktor(?:at|titel)?\\b|\\bpromotion"
                  + " in",
              "\\bM\\.?D\\.?(?= (?:degree|or|required))"),
          EducationLevel.MASTER,
          anyOf(
              "(?i)\\bmasters?['’]?s? (?:degree|level|qualification|in\\b|or\\b)|\\bmaster['’]s",
              "(?i)\\bmasters\\b|(?<!under)graduate degree|\\badvanced degree|\\bpostgraduate",
              "(?i)\\bdiplom\\b|\\bmagister|\\bmáster|\\blaurea magistrale",
              "\\b(?:M\\.?Sc\\.?|MBA|M\\.Eng\\.?|MEng|M\\.S\\.|M\\.A\\.|LL\\.?M)(?![A-Za-z])",
              "(?<=\\b(?:BS|B\\.S\\.|BA)\\s?/\\s?)M\\.?S\\b|\\bMS(?= (?:in|degree|or) )",
              "(?<=BS or )MS\\b|(?<=BS, )MS\\b|\\bMS(?=/)"),
          EducationLevel.BACHELOR,
          anyOf(
              "(?i)\\bbachelor(?:['’]?s)?\\b|\\bundergraduate degree|\\buniversity degree",
              "(?i)\\bcollege degree|\\b(?:four|4)[- ]year (?:college |university )?degree",
              "(?i)\\bdegree from a university|\\bdegree[- ](?:level|qualified|educated)",
              "(?i)\\bhonours degree|\\beducated to degree|\\bhbo\\b",
              "(?i)\\bhochschulstudium|\\bstudium|\\bhochschulabschluss|\\blicence\\s(?=en)",
              "(?i)\\blicenciatura|\\blaurea|\\bgrado universitario",
              "\\b(?:B\\.?Sc\\.?|B\\.Eng\\.?|BEng|B\\.S\\.|B\\.A\\.|BSN|LL\\.?B|B\\.?Tech)(?![A-Za-z])",
              "\\bBS(?=[ /](?:in|degree|or|and|MS|M\\.S|required|BA)\\b)|\\bBS(?=[,+])",
              "\\bBA(?=[ /](?:in|degree|or|BS|BSc)\\b)|(?<=BA/)BS"),
          EducationLevel.VOCATIONAL,
          anyOf(
              "(?i)\\bassociate(?:['’]?s)? degree|\\bassociate['’]s|\\bvocational|\\btrade school",
              "(?i)\\btechnical school|(?<!post-)\\bapprenticeship|\\btime[- ]served|\\bhigher"
                  + " national",
              "(?i)\\bausbildung|\\bberufsausbildung|\\bbac ?\\+ ?2|\\bmbo\\b|\\bformación"
                  + " profesional",
              "(?i)\\bfoundation degree|\\bnvq\\b|\\bbtec|\\b(?:two|2)[- ]year degree",
              "(?i)\\bcertificate (?:ii|iii|iv)\\b|\\bdiploma (?:of|in)\\b|\\bcity (?:&|and)"
                  + " guilds|\\blehre\\b",
              "\\b(?:HND|HNC|ADN|ASN|AAS|BTS|DUT|QCF|T[- ]Levels?)\\b"),
          EducationLevel.SECONDARY,
          anyOf(
              "(?i)\\bhigh[- ]school|\\bsecondary (?:school|education)|\\bschool leaver",
              "(?i)\\bleaving certificate|\\bgcses?\\b|\\babitur\\b|\\bmatura\\b",
              // "a level 3 certificate" and "a level of English" are no A-level.
              "\\bA[- ][Ll]evels?\\b(?!\\s?\\d|\\sof\\b)|\\ba-levels?\\b(?!\\s?\\d)|\\ba levels\\b",
              "(?i)\\bbaccalauréat\\b|\\bsecundaria\\b",
              "\\bGED\\b"));
  private static final Pattern ANY_DEGREE =
      Pattern.compile(
          "\\b(?i:degrees?|diploma)\\b(?! (?:of"
              + " (?!science|arts|engineering|bachelor)|celsius|view|\\d))");
  private static final Pattern NEGATED =
      Pattern.compile(
          "(?i)no (?:\\w+ )?degree|(?:degree|diploma)s? or not|don['’]t"
              + " (?:mind|care|need|require)[^.]{0,30}degree|without a degree|degree is not"
              + " (?:required|needed|necessary)(?! but)|instead of a degree|regardless"
              + " of[^.]{0,30}degree|high degree|degree of|some degree|not need a"
              + " degree|(?:many|most) of (?:those|you|us)[^.]{0,60}degree|our"
              + " (?:employees|team|staff)[^.]{0,40}degree|help[^.]{0,60}(?:bsn|master"
              + "|degree)|tuition");
  private static final Pattern EQUIVALENT =
      Pattern.compile(
          "(?i)or (?:an? |other )?(?:relevant |related |practical |work |similar"
              + " )?(?:equivalent|equivalency|comparable)|equivalent (?:practical |work"
              + " |professional |industry |relevant"
              + " |combination|experience|qualification|training)|or (?:\\d+\\+?"
              + " years|relevant|practical|commensurate|similar|related|comparable|appropriate)[^.;]{0,60}experience|oder"
              + " vergleichbar|ou équivalent|o equivalente|of gelijkwaardig|or career change");
  private static final Pattern FIELDS =
      Pattern.compile(
          "(?i:degrees?|hn[dc]|bachelor(?:['’]?s)?|masters?(?:['’]?s)?|ph\\.?d\\.?|doctorate"
              + "|diploma|b\\.?sc\\.?|m\\.?sc\\.?|\\bbs|\\bms|\\bba|\\bma|b\\.s\\.|m\\.s\\."
              + "|mba|studium|gcses?|background|university|sciences|qualification)[^.;,]{0,40}?\\b"
              + "(?i:in|der|en|des|im"
              + " bereich|major in)\\s+(?:(?i:a|an|the|any|either)\\s+)?(?<fields>[^.;()]{2,160})");
  private static final Pattern FIELD_END =
      Pattern.compile(
          "(?i)(?:\\bor (?:a |an |any |other |another |in )?(?:closely"
              + " )?(?:related|similar|equivalent|relevant|comparable|other|adjacent|\\d)|\\bor"
              + " another|\\band (?:a |at"
              + " least|\\d|related|relevant)|\\bwith\\b|\\bplus\\b|\\brequired\\b|\\bpreferred\\b"
              + "|\\bis\\b|\\bare\\b|\\bfrom\\b|\\bor"
              + " equivalent|\\bfield\\b|\\bdiscipline|\\bexperience\\b|\\band\\s+\\d"
              + "|\\bor\\s+\\d|\\bdesir|\\bstrongly|\\bhighly|\\bwould\\b|\\bpreferabl"
              + "|\\bideally|[*|:]|\\d|\\bsubjects?\\b|\\bsuch"
              + " as\\b|\\bour\\b|\\bthe\\b|\\bwhile\\b|\\bor work|\\bor (?:the"
              + " )?foreign|\\bprogram)");

  private static final List<String> STEMS =
      List.of(
          "degree",
          "bachelor",
          "master",
          "doctor",
          "doktor",
          "promotion in",
          "diplom",
          "magister",
          "máster",
          "laurea",
          "postgraduate",
          "licence en",
          "licenciatura",
          "studium",
          "abschluss",
          "ausbildung",
          "universitario",
          "vocational",
          "school",
          "apprentice",
          "time-served",
          "time served",
          "higher national",
          "associate's",
          "associate’s",
          "formación prof",
          "nvq",
          "btec",
          "certificate",
          "guilds",
          "lehre",
          "secondary",
          "a-level",
          "a level",
          "t level",
          "t-level",
          "gcse",
          "abitur",
          "matura",
          "bacc",
          "secundaria",
          "educated",
          "phd");
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "ph", "d", "md", "m", "ms", "msc", "ma", "mba", "meng", "ll", "llb", "llm", "b", "bs",
          "bsc", "ba", "beng", "btech", "bsn", "hbo", "mbo", "bac", "hnd", "hnc", "adn", "asn",
          "aas", "bts", "dut", "qcf", "ged");

  private EducationReader() {}

  /** One of these signs stands in every text that names education: a cheap look first. */
  private static boolean mayName(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String stem : STEMS) {
      if (lower.contains(stem)) {
        return true;
      }
    }
    Words words = Words.of(text);
    for (int index = 0; index < words.size(); index++) {
      if (ABBREVIATIONS.contains(words.text(index))) {
        return true;
      }
    }
    return false;
  }

  /** Joins alternatives, each of which may set its own flags. */
  private static Pattern anyOf(String... alternatives) {
    return Pattern.compile("(?:" + String.join(")|(?:", alternatives) + ")");
  }

  static List<EducationRequirement> read(String text, Necessity necessity, int lineIndex) {
    if (!mayName(text)) {
      return List.of();
    }
    List<EducationRequirement> found = new ArrayList<>();
    for (Sentences.Piece piece : Sentences.sentences(text)) {
      String sentence = text.substring(piece.start(), piece.end());
      readSentence(sentence, necessity, lineIndex).ifPresent(found::add);
    }
    return found.size() < 2 ? found : List.of(merge(found));
  }

  /** Sentences of one line accept what any of them accepts. */
  private static EducationRequirement merge(List<EducationRequirement> found) {
    EducationLevel lowest = EducationLevel.UNSPECIFIED;
    List<String> fields = new ArrayList<>();
    boolean equivalent = false;
    for (EducationRequirement education : found) {
      boolean stated = education.level() != EducationLevel.UNSPECIFIED;
      boolean lower =
          lowest == EducationLevel.UNSPECIFIED || education.level().compareTo(lowest) < 0;
      lowest = stated && lower ? education.level() : lowest;
      education.fields().stream().filter(field -> !fields.contains(field)).forEach(fields::add);
      equivalent |= education.orEquivalent();
    }
    EducationRequirement first = found.getFirst();
    return new EducationRequirement(
        lowest, fields, equivalent, first.necessity(), first.lineIndex());
  }

  private static Optional<EducationRequirement> readSentence(
      String sentence, Necessity necessity, int lineIndex) {
    String text = Denials.without(sentence);
    if (NEGATED.matcher(text).find()) {
      return Optional.empty();
    }
    EducationLevel level = lowest(text);
    boolean generic = level == EducationLevel.UNSPECIFIED && ANY_DEGREE.matcher(text).find();
    if (level == EducationLevel.UNSPECIFIED && !generic) {
      return Optional.empty();
    }
    return Optional.of(
        new EducationRequirement(
            generic ? genericLevel(text) : level,
            fields(text),
            EQUIVALENT.matcher(text).find(),
            necessity,
            lineIndex));
  }

  private static EducationLevel genericLevel(String text) {
    boolean diploma = text.toLowerCase(Locale.ROOT).contains("diploma");
    return diploma ? EducationLevel.VOCATIONAL : EducationLevel.BACHELOR;
  }

  private static EducationLevel lowest(String text) {
    for (EducationLevel level : EducationLevel.values()) {
      Pattern pattern = LEVELS.get(level);
      if (pattern != null && pattern.matcher(text).find()) {
        return level;
      }
    }
    return EducationLevel.UNSPECIFIED;
  }

  private static List<String> fields(String text) {
    Matcher matcher = FIELDS.matcher(text);
    if (!matcher.find()) {
      return List.of();
    }
    String phrase = matcher.group("fields");
    Matcher end = FIELD_END.matcher(phrase);
    if (end.find()) {
      phrase = phrase.substring(0, end.start());
    }
    List<String> fields = new ArrayList<>();
    for (String part :
        phrase.split(
            "\\s*(?:,|/|;|\\bor\\b|\\bund\\b|\\boder\\b|\\bet\\b|\\band\\b(?= [A-Z]))\\s*")) {
      String field =
          part.replaceFirst("^(?i:and|a|an|the|either|in|fields? (?:like|such as|of|in))\\s+", "")
              .strip();
      field = field.replaceFirst("(?i)\\s(?:a|an|and|or)$", "").strip();
      boolean plausible =
          field.length() >= 2 && field.length() <= 50 && Words.of(field).size() <= 5;
      if (plausible && !fields.contains(field)) {
        fields.add(field);
      }
    }
    return fields;
  }
}
