package dev.rolewright.skills;

import java.util.Set;

/** The words around a name that tell how it is meant; {@code cue-words.txt} says what each is. */
final class CueWords {
  private static final WordLists LISTS = WordLists.read("cue-words.txt");

  static final Set<String> DIRECTLY_BEFORE = LISTS.words("directly before");
  static final Set<String> DIRECTLY_BEFORE_LOWER_CASE = LISTS.words("directly before lower case");
  static final Set<String> PREPOSITIONS = LISTS.words("prepositions");
  static final Set<String> BEFORE_PREPOSITION = LISTS.words("before preposition");
  static final Set<String> DIRECTLY_AFTER = LISTS.words("directly after");
  static final Set<String> AFTER_SOFTWARE = LISTS.words("after software");
  static final Set<String> CONNECTORS = LISTS.words("connectors");
  static final Set<String> TRANSPARENT = LISTS.words("transparent");
  static final Set<String> NEGATORS = LISTS.words("negators");
  static final Set<String> NEGATED_VERBS = LISTS.words("negated verbs");
  static final Set<String> NEEDS = LISTS.words("needs");
  static final Set<String> BASIC = LISTS.words("basic");
  static final Set<String> INTERMEDIATE = LISTS.words("intermediate");
  static final Set<String> ADVANCED = LISTS.words("advanced");
  static final Set<String> EXPERT = LISTS.words("expert");
  static final Set<String> BEFORE_VERBS = LISTS.words("before verbs");
  static final Set<String> AFTER_EVERYDAY_WORDS = LISTS.words("after everyday words");
  static final Set<String> YEARS = LISTS.words("years");
  static final Set<String> VERBS_ALONE = LISTS.words("verbs alone");
  static final Set<String> BEFORE_NOUNS = LISTS.words("before nouns");
  static final Set<String> CAPITAL_ANYWAY = LISTS.words("capital anyway");
  static final Set<String> AFTER_A_NAME = LISTS.words("after a name");
  static final Set<String> WORK_IN_A_LETTER = LISTS.words("work in a letter");
  static final Set<String> NATIONS = LISTS.words("nations");
  static final Set<String> NO_NATIONS = LISTS.words("no nations");
  static final Set<String> AFTER_A_LANGUAGE = LISTS.words("after a language");
  static final Set<String> BEFORE_A_LANGUAGE = LISTS.words("before a language");

  private CueWords() {}
}
