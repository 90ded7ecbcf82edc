package dev.rolewright.generation;

import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SpokenLanguage;
import java.util.List;
import java.util.stream.Stream;

/** Writes the languages that the person speaks. */
final class LanguagesWriter {
  private LanguagesWriter() {}

  static void write(CvDraft draft, Profile profile) {
    List<Statement> languages = statements(profile);
    if (languages.isEmpty()) {
      return;
    }
    draft.open(CvSection.LANGUAGES);
    draft.line(languages, "", "\n");
    draft.close();
  }

  static List<Statement> statements(Profile profile) {
    return profile.languages().stream()
        .filter(language -> !Sentences.oneLine(language.name()).isEmpty())
        .map(LanguagesWriter::statement)
        .distinct()
        .toList();
  }

  private static Statement statement(SpokenLanguage language) {
    String name = Sentences.oneLine(language.name());
    String fluency = Sentences.oneLine(language.fluency());
    if (fluency.isEmpty()) {
      return Statement.verbatim(name, EvidenceQuote.PROFILE);
    }
    return Statement.supported(
        name + " (" + fluency + ")",
        Stream.of(name, fluency)
            .map(words -> new EvidenceQuote(EvidenceQuote.PROFILE, words))
            .toList());
  }
}
