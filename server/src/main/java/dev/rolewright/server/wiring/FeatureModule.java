package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.generation.CvGenerator;
import dev.rolewright.generation.CvGenerators;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.matching.AssistedMatcher;
import dev.rolewright.matching.Matcher;
import dev.rolewright.matching.Matchers;
import dev.rolewright.parsing.JobAdParser;
import dev.rolewright.parsing.JobIntake;
import dev.rolewright.parsing.ProfileIntake;
import dev.rolewright.parsing.ProfileParser;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.PromptRepository;
import dev.rolewright.prompts.PromptTasks;
import dev.rolewright.prompts.PromptedModel;
import dev.rolewright.prompts.Prompts;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.skills.SkillFinder;

/** Binds parsing, matching, generation and prompts. */
final class FeatureModule extends AbstractModule {
  @Provides
  @Singleton
  JobAdParser jobAdParser(SkillFinder finder, Embedder embedder) {
    return JobAdParser.create(finder, embedder);
  }

  @Provides
  @Singleton
  JobIntake jobIntake(
      JobAdParser parser, SkillFinder finder, PromptedModel model, JobRepository jobs, Time time) {
    return JobIntake.create(parser, finder, model, jobs, time);
  }

  @Provides
  @Singleton
  PromptedModel promptedModel(Prompts prompts, StructuredAnswers answers, Settings settings) {
    return PromptedModel.create(prompts, answers, settings::taskPolicy);
  }

  @Provides
  @Singleton
  ProfileIntake profileIntake(
      SkillFinder finder, Matcher matcher, ProfileRepository profiles, Ids ids, Time time) {
    return ProfileIntake.create(
        ProfileParser.create(finder), matcher::vectorize, profiles, ids, time);
  }

  @Provides
  @Singleton
  Matcher matcher(Embedder embedder, SkillFinder finder) {
    return Matchers.create(embedder, finder);
  }

  @Provides
  @Singleton
  AssistedMatcher assistedMatcher(Matcher matcher, PromptedModel model, SkillFinder finder) {
    return AssistedMatcher.create(matcher, model, finder);
  }

  @Provides
  @Singleton
  CvGenerator cvs(Matcher matcher, DocumentRepository documents, Time time) {
    return CvGenerators.create(matcher, documents, time);
  }

  @Provides
  @Singleton
  Prompts prompts(PromptRepository prompts, Time time) {
    return Prompts.create(prompts, PromptTasks.KNOWN, time);
  }
}
