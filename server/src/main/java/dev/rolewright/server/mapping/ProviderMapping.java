package dev.rolewright.server.mapping;

import dev.rolewright.domain.Provenance;
import dev.rolewright.llm.providers.VendorKind;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.pricing.Price;
import dev.rolewright.proto.v1.ModelCapabilities;
import dev.rolewright.proto.v1.ModelProvider;
import dev.rolewright.proto.v1.ProviderKind;
import dev.rolewright.proto.v1.ProviderModel;
import dev.rolewright.server.settings.ConfiguredProvider;
import java.util.Comparator;
import java.util.function.Function;

/** Maps providers and their models. */
public final class ProviderMapping {
  private ProviderMapping() {}

  /**
   * Maps a provider.
   *
   * @param hasTenantKey whether the caller's tenant has stored a key of its own for it
   * @param enabled whether the tenant can ask it now
   * @param prices of its models, by the vendor's name
   */
  public static ModelProvider toProto(
      ConfiguredProvider provider,
      boolean hasTenantKey,
      boolean enabled,
      Function<String, Price> prices) {
    ModelProvider.Builder builder =
        ModelProvider.newBuilder()
            .setName(provider.name())
            .setKind(kind(provider.kind()))
            .setEnabled(enabled)
            .setBackup(provider.backup())
            .setTenantKey(hasTenantKey)
            .setRegion(provider.region());
    provider.models().stream()
        .sorted(Comparator.comparing(ConfiguredProvider.Model::name))
        .map(model -> model(model, prices.apply(model.name())))
        .forEach(builder::addModels);
    return builder.build();
  }

  /**
   * Returns the engine inside the server.
   *
   * @param embeddingModel name of its model
   */
  public static ModelProvider local(String embeddingModel) {
    return ModelProvider.newBuilder()
        .setName(Provenance.LOCAL)
        .setKind(ProviderKind.PROVIDER_KIND_LOCAL)
        .setEnabled(true)
        .setBackup(true)
        .addModels(
            ProviderModel.newBuilder()
                .setName(embeddingModel)
                .setCapabilities(ModelCapabilities.newBuilder().setEmbedding(true)))
        .build();
  }

  private static ProviderKind kind(VendorKind kind) {
    return CommonMapping.withPrefix(ProviderKind.class, "PROVIDER_KIND_", kind);
  }

  private static ProviderModel model(ConfiguredProvider.Model model, Price price) {
    ModelInfo info = model.info();
    ProviderModel.Builder builder = ProviderModel.newBuilder();
    if (price.isKnown()) {
      builder.setInputPricePicos(price.inputPicos()).setOutputPricePicos(price.outputPicos());
    }
    return builder
        .setName(info.name())
        .addAllAliases(model.aliases())
        .setCapabilities(
            ModelCapabilities.newBuilder()
                .setStreaming(true)
                .setJsonSchema(info.jsonSchema())
                .setPrefill(info.prefill())
                .setContextTokens(info.contextTokens())
                .setMaxOutputTokens(info.maxOutputTokens()))
        .build();
  }
}
