package dev.rolewright.http;

import com.google.common.util.concurrent.MoreExecutors;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.ListProvidersResponse;
import dev.rolewright.proto.v1.ModelProvider;
import dev.rolewright.proto.v1.ProviderModel;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /v1/models} and {@code GET /v1/models/ID} by {@code ListProviders} and the
 * names of routes.
 */
final class ModelsEndpoint {
  private static final int PAGE = 1_000;
  private static final String OURS = "rolewright";

  private final Channel gateway;
  private final RouteNames routes;
  private final HttpEdgeConfig config;

  ModelsEndpoint(Channel gateway, RouteNames routes, HttpEdgeConfig config) {
    this.gateway = gateway;
    this.routes = routes;
    this.config = config;
  }

  void list(Metadata caller, ServerResponse response) {
    JsonBytes json = new JsonBytes(1_024);
    json.raw("{\"object\":\"list\",\"data\":[");
    boolean first = true;
    for (Map.Entry<String, String> model : models(caller).askable().entrySet()) {
      json.raw(first ? "" : ",");
      write(model.getKey(), model.getValue(), json);
      first = false;
    }
    send(json.raw("]}"), response);
  }

  /**
   * Answers for one model.
   *
   * @param encodedId its id as it stands in the path; a slash in it may be encoded or not
   */
  void one(String encodedId, Metadata caller, ServerResponse response) {
    Models models = models(caller);
    String id = decoded(encodedId);
    String owner = id == null ? null : models.askable().get(id);
    if (id == null || owner == null) {
      ApiError off = id == null ? null : models.off().get(id);
      if (off != null) {
        throw new ApiException(off);
      }
      throw new ApiException(
          ApiError.of(
              404,
              ApiError.INVALID_REQUEST,
              "model_not_found",
              "model",
              "There is no such model, route or task; GET /v1/models lists what there is."));
    }
    JsonBytes json = new JsonBytes(256);
    write(id, owner, json);
    send(json, response);
  }

  private static ApiError providerOff(String provider) {
    return notSetUp(
        "The provider "
            + provider
            + " of this model is not set up. An operator has to give the server its key or address;"
            + " a chat with the model tells which setting is missing.");
  }

  private static ApiError notSetUp(String message) {
    return new ApiError(
        503, ApiError.SERVER_ERROR, "not_set_up", null, message, Optional.empty(), true, "");
  }

  private static @Nullable String decoded(String encodedId) {
    try {
      // In a path a plus stands for itself.
      return URLDecoder.decode(encodedId.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /**
   * What may be asked for, and what could be.
   *
   * @param askable names of what can be asked now, aliases and routes included, with their owners
   * @param off what is not set up, and the errors that say so
   */
  private record Models(Map<String, String> askable, Map<String, ApiError> off) {
    void add(
        ModelProvider provider, Map<String, String> aliases, Map<String, ApiError> offAliases) {
      ApiError error = providerOff(provider.getName());
      for (ProviderModel model : provider.getModelsList()) {
        // The engine inside the server has models that answer no chat.
        if (!model.getCapabilities().getStreaming()) {
          continue;
        }
        String name = provider.getName() + "/" + model.getName();
        if (provider.getEnabled()) {
          askable.put(name, provider.getName());
          model.getAliasesList().forEach(alias -> aliases.putIfAbsent(alias, provider.getName()));
        } else {
          off.put(name, error);
          model.getAliasesList().forEach(alias -> offAliases.putIfAbsent(alias, error));
        }
      }
    }

    void add(RouteNames.Routes routes) {
      routes.askable().forEach(route -> askable.putIfAbsent(route, OURS));
      routes
          .off()
          .forEach(
              route ->
                  off.putIfAbsent(
                      route,
                      notSetUp(
                          "None of the providers of this route is set up. An operator has to give"
                              + " the server a key or address; a chat with the route tells which"
                              + " settings are missing.")));
    }
  }

  private Models models(Metadata caller) {
    GatewayServiceGrpc.GatewayServiceBlockingStub stub =
        GatewayServiceGrpc.newBlockingStub(gateway)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(caller))
            .withExecutor(MoreExecutors.directExecutor())
            .withDeadlineAfter(config.deadline().toNanos(), TimeUnit.NANOSECONDS);
    Models models = new Models(new LinkedHashMap<>(), new LinkedHashMap<>());
    Map<String, String> aliases = new LinkedHashMap<>();
    Map<String, ApiError> offAliases = new LinkedHashMap<>();
    String page = "";
    do {
      ListProvidersResponse providers = page(stub, page);
      for (ModelProvider provider : providers.getProvidersList()) {
        models.add(provider, aliases, offAliases);
      }
      page = providers.getNextPageToken();
    } while (!page.isEmpty());
    aliases.forEach(models.askable()::putIfAbsent);
    offAliases.forEach(models.off()::putIfAbsent);
    models.add(routes.of(caller));
    return models;
  }

  private static ListProvidersResponse page(
      GatewayServiceGrpc.GatewayServiceBlockingStub stub, String token) {
    try {
      return stub.listProviders(
          ListProvidersRequest.newBuilder().setPageSize(PAGE).setPageToken(token).build());
    } catch (StatusRuntimeException failed) {
      throw new ApiException(
          StatusErrors.of(failed.getStatus(), failed.getTrailers(), FieldNames.NONE));
    }
  }

  private static void write(String id, String owner, JsonBytes json) {
    json.raw("{\"id\":").text(id);
    // When a model was made is known by its vendor alone.
    json.raw(",\"object\":\"model\",\"created\":0,\"owned_by\":").text(owner).raw("}");
  }

  private static void send(JsonBytes json, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(json.toArray());
  }
}
