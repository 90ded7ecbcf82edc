package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rolewright.skills.SkillExtraction;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.SkillNormalizer;
import dev.rolewright.skills.Vocabulary;

/** Binds what is done with skills. */
final class LanguageModule extends AbstractModule {
  @Provides
  @Singleton
  SkillFinder finder(Vocabulary vocabulary) {
    return SkillFinders.create(vocabulary);
  }

  @Provides
  @Singleton
  SkillExtraction extraction(SkillFinder finder, SkillNormalizer normalizer) {
    return SkillExtraction.create(finder, normalizer);
  }
}
