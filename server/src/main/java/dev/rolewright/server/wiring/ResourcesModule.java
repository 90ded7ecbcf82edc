package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.KeyMemory;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.RequestLog;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.keyvalue.KeyValueStore;
import dev.rolewright.prompts.PromptRepository;
import dev.rolewright.skills.SkillNormalizer;
import dev.rolewright.skills.Vocabulary;

/** Binds the open resources and the ports that the database implements. */
final class ResourcesModule extends AbstractModule {
  private final OpenResources resources;

  ResourcesModule(OpenResources resources) {
    this.resources = resources;
  }

  @Override
  protected void configure() {
    bind(KeyValueStore.class).toInstance(resources.keyValueStore());
    bind(Embedder.class).toInstance(resources.embedder());
    bind(Vocabulary.class).toInstance(resources.vocabulary());
    bind(SkillNormalizer.class).toInstance(resources.normalizer());
  }

  @Provides
  JobRepository jobs() {
    return resources.database().jobs();
  }

  @Provides
  ProfileRepository profiles() {
    return resources.database().profiles();
  }

  @Provides
  DocumentRepository documents() {
    return resources.database().documents();
  }

  @Provides
  TenantRepository tenants(KeyMemory memory) {
    return memory.over(resources.database().tenants());
  }

  @Provides
  ApiKeyRepository apiKeys(KeyMemory memory) {
    return memory.over(resources.database().apiKeys());
  }

  @Provides
  PromptRepository prompts() {
    return resources.database().prompts();
  }

  @Provides
  ProviderKeyRepository providerKeys() {
    return resources.database().providerKeys();
  }

  @Provides
  TenantPrivacyRepository tenantPrivacy() {
    return resources.database().tenantPrivacy();
  }

  @Provides
  RequestLog requests() {
    return resources.database().requests();
  }
}
