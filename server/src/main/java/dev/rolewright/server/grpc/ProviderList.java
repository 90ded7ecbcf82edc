package dev.rolewright.server.grpc;

import dev.rolewright.platform.RequestContext;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.ListProvidersResponse;
import dev.rolewright.proto.v1.ModelProvider;
import dev.rolewright.server.mapping.ProviderMapping;
import dev.rolewright.server.settings.GatewaySettings;
import dev.rolewright.server.settings.TenantAccounts;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Shows the configured providers as they are for a tenant. */
public final class ProviderList {
  private final TenantAccounts accounts;
  private final String localModel;

  /**
   * Creates it over what is configured.
   *
   * @param localModel name of the model of the engine inside the server
   */
  public ProviderList(TenantAccounts accounts, String localModel) {
    this.accounts = accounts;
    this.localModel = localModel;
  }

  ListProvidersResponse page(RequestContext context, ListProvidersRequest request) {
    return NamePages.page(
        all(context),
        ModelProvider::getName,
        request.getPageSize(),
        request.getPageToken(),
        (page, next) ->
            ListProvidersResponse.newBuilder()
                .addAllProviders(page)
                .setNextPageToken(next)
                .build());
  }

  private List<ModelProvider> all(RequestContext context) {
    Set<String> owned = accounts.ownedBy(context.tenantId());
    GatewaySettings settings = accounts.of(context.tenantId());
    Set<String> asked = settings.gateway().providers().keySet();
    return Stream.concat(
            Stream.of(ProviderMapping.local(localModel)),
            settings.providers().stream()
                .map(
                    provider ->
                        ProviderMapping.toProto(
                            provider,
                            owned.contains(provider.name()),
                            asked.contains(provider.name()),
                            model ->
                                settings
                                    .gateway()
                                    .prices()
                                    .of(provider.name(), model, context.time().now()))))
        .sorted(Comparator.comparing(ModelProvider::getName))
        .toList();
  }
}
