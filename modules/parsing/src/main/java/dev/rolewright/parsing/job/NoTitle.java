package dev.rolewright.parsing.job;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises short lines at the top of a page that are no title: legal notices, buttons and
 * navigation, dates and numbers of a vacancy, and slogans.
 */
final class NoTitle {
  private static final Pattern NOTICE =
      Pattern.compile(
          "\\b(?:eoe|eeoe?|aa/eoe?|e-verify|gdpr)\\b|equal[- ]opportunit(?:y|ies)"
              + " employer|affirmative action"
              + " employer|\\bvet(?:eran)?s?\\s?/\\s?dis|minorit(?:y|ies)\\s?/|disab(?:ility|led)\\s?/\\s?vet|all"
              + " rights reserved|©|(?:privacy|cookie)s? (?:policy|notice|settings)|terms (?:of"
              + " use|of service|and conditions|& conditions)|drug[- ]free"
              + " workplace|chancengleichheit");
  private static final Pattern BUTTON =
      Pattern.compile(
          "\\A(?:apply|apply (?:now|here|online|today|for this (?:job|role|position))|sign ?in|log"
              + " ?in|register|home|menu|search(?: jobs)?|jobs?|all jobs|job"
              + " (?:search|alerts?|details"
              + "|description|posting|advert(?:isement)?|ad|summary|opening|vacancy|opportunity)|careers?|vacanc(?:y|ies)|(?:current|open)"
              + " (?:openings|vacancies|positions|roles)|back(?: to .*)?|share(?: .*)?|save(?:"
              + " .*)?|print|view (?:all )?jobs|skip to .*|(?:we're|we are|now)"
              + " (?:hiring|recruiting)(?: now)?|hiring now|help wanted|join us|jetzt"
              + " bewerben|stellenangebote?|stellenausschreibung|karriere|startseite|offres?"
              + " d'emploi|postuler|oferta de empleo|(?:careers?|jobs|life|work(?:ing)?)"
              + " (?:at|with) .*|.* careers)[!. ]*");
  private static final Pattern DATE =
      Pattern.compile(
          "\\A(?:(?:(?:posted|published|updated|date|closing|closes|deadline|valid|expires?|starts?"
              + "|apply by|veröffentlicht|publié)\\b.{0,40}\\d.*|(?:posted|updated) .{0,20}"
              + "(?:ago|today|yesterday))"
              + "|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug"
              + "|sep|oct|nov|dec)[a-z]*|(?:montag|dienstag|mittwoch|donnerstag|freitag|januar"
              + "|februar|märz|mai|juni|juli|oktober|dezember)|\\d{1,4}(?:st|nd|rd|th)?|[ ,./:-]"
              + "|ago|days?|weeks?|hours?|months?|am|pm|of)++)");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:job|req(?:uisition)?|ref(?:erence)?|vacancy|position|posting|stellen)[ -]?"
              + "(?:id|no\\.?|number|nr\\.?|#|code|ref(?:erence)?)\\b.*");

  /** "Moving Forward Together", "Join our team", "Make every day count". */
  private static final Pattern SLOGAN =
      Pattern.compile(
          "\\A(?:(?:join|become|discover|explore|come|meet|build|help|make|start|grow|take|find|work|do|get|love|imagine|shape|drive|unlock|create|learn|let's|are"
              + " you|do you|want to|ready to|looking for|tired"
              + " of)\\s.*|\\p{L}+ing\\s.*\\b(?:together|forward|better|future"
              + "|tomorrow|world|lives|people|dreams|change|difference|possible|ideas|excellence|a|the|what|your|our)\\b.*|.*\\b(?:together|tomorrow|since"
              + " \\d{4})[!.]?|.*[.!] .*[.!])");

  private NoTitle() {}

  /** Returns whether a line is a notice, a button, a date or a number. */
  static boolean isPageText(String line) {
    String lower = line.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
    return NOTICE.matcher(lower).find()
        || BUTTON.matcher(lower).matches()
        || DATE.matcher(lower).matches()
        || NUMBER.matcher(lower).matches();
  }

  /** Returns whether a line that names no role is a motto rather than a title. */
  static boolean isSlogan(String line) {
    String lower = line.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
    return SLOGAN.matcher(lower).matches();
  }
}
