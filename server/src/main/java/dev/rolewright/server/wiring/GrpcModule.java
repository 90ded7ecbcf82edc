package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rolewright.access.Authenticator;
import dev.rolewright.access.KeyAdministration;
import dev.rolewright.access.ProviderKeyAdministration;
import dev.rolewright.access.RepeatableCalls;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.access.TenantPrivacyAdministration;
import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.generation.CvGenerator;
import dev.rolewright.llm.ResponseCache;
import dev.rolewright.matching.AssistedMatcher;
import dev.rolewright.matching.Matcher;
import dev.rolewright.parsing.JobAdParser;
import dev.rolewright.parsing.JobIntake;
import dev.rolewright.parsing.ProfileIntake;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.Prompts;
import dev.rolewright.server.grpc.AdminGrpcService;
import dev.rolewright.server.grpc.CallBounds;
import dev.rolewright.server.grpc.GatewayGrpcService;
import dev.rolewright.server.grpc.GenerationGrpcService;
import dev.rolewright.server.grpc.GrpcEdge;
import dev.rolewright.server.grpc.JobParsingGrpcService;
import dev.rolewright.server.grpc.PersonErasure;
import dev.rolewright.server.grpc.ProfileScoringGrpcService;
import dev.rolewright.server.grpc.PromptGrpcService;
import dev.rolewright.server.grpc.RequestIds;
import dev.rolewright.server.grpc.Selectors;
import dev.rolewright.server.grpc.SkillMatchingGrpcService;
import dev.rolewright.server.grpc.Storing;
import dev.rolewright.server.mapping.InlineInputs;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.server.settings.TenantAccounts;
import dev.rolewright.skills.SkillExtraction;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillNormalizer;

/** Binds the edge. */
final class GrpcModule extends AbstractModule {
  private final CallBounds bounds;
  private final String version;

  GrpcModule(CallBounds bounds, String version) {
    this.bounds = bounds;
    this.version = version;
  }

  @Provides
  @Singleton
  RequestIds requestIds(RepeatableCalls calls, Ids ids, Time time, TenantAccounts accounts) {
    return RequestIds.create(calls, ids, time, bounds.deadlines(), accounts::keepsContent);
  }

  @Provides
  @Singleton
  Storing storing(TenantAccounts accounts) {
    return new Storing(tenant -> accounts.of(tenant).privacy());
  }

  @Provides
  @Singleton
  InlineInputs inlineInputs(SkillFinder finder) {
    return new InlineInputs(finder);
  }

  @Provides
  @Singleton
  Selectors selectors(
      JobRepository jobs,
      ProfileRepository profiles,
      JobAdParser parser,
      InlineInputs inline,
      Matcher matcher) {
    return new Selectors(jobs, profiles, parser, inline, matcher);
  }

  @Provides
  @Singleton
  JobParsingGrpcService jobParsing(
      JobIntake intake,
      JobRepository jobs,
      Settings settings,
      Storing storing,
      RequestIds requestIds) {
    return new JobParsingGrpcService(intake, jobs, settings::taskPolicy, storing, requestIds);
  }

  @Provides
  @Singleton
  ProfileScoringGrpcService profileScoring(
      ProfileIntake intake,
      ProfileRepository profiles,
      PersonErasure erasure,
      Settings settings,
      Storing storing,
      RequestIds requestIds) {
    return new ProfileScoringGrpcService(
        intake, profiles, erasure, settings::taskPolicy, storing, requestIds);
  }

  @Provides
  @Singleton
  PersonErasure personErasure(ProfileRepository profiles, Embedder embedder, ResponseCache cache) {
    return new PersonErasure(profiles, embedder, cache::forget);
  }

  @Provides
  @Singleton
  SkillMatchingGrpcService skillMatching(
      Matcher matcher,
      AssistedMatcher assisted,
      Selectors selectors,
      SkillFinder finder,
      SkillExtraction extraction,
      SkillNormalizer normalizer,
      Embedder embedder) {
    return new SkillMatchingGrpcService(
        matcher, assisted, selectors, finder, extraction, normalizer, embedder);
  }

  @Provides
  @Singleton
  GenerationGrpcService generation(
      CvGenerator cvs,
      Selectors selectors,
      DocumentRepository documents,
      Storing storing,
      RequestIds requestIds) {
    return new GenerationGrpcService(cvs, selectors, documents, storing, requestIds);
  }

  @Provides
  @Singleton
  AdminGrpcService admin(
      TenantAdministration tenants,
      KeyAdministration keys,
      ProviderKeyAdministration providerKeys,
      TenantPrivacyAdministration privacy,
      RequestIds requestIds) {
    return new AdminGrpcService(tenants, keys, providerKeys, privacy, requestIds);
  }

  @Provides
  @Singleton
  PromptGrpcService prompts(Prompts prompts, Settings settings, RequestIds requestIds) {
    return new PromptGrpcService(prompts, settings::taskPolicy, requestIds);
  }

  @Provides
  @Singleton
  GrpcEdge edge(
      JobParsingGrpcService jobParsing,
      ProfileScoringGrpcService profileScoring,
      SkillMatchingGrpcService skillMatching,
      GenerationGrpcService generation,
      PromptGrpcService prompts,
      GatewayGrpcService gateway,
      AdminGrpcService admin,
      Authenticator authenticator,
      Ids ids,
      Time time) {
    GrpcEdge.Services services =
        GrpcEdge.Services.withAnnounced(
            jobParsing, profileScoring, skillMatching, generation, prompts, gateway, admin);
    return GrpcEdge.create(services, authenticator, bounds, ids, time, version);
  }
}
