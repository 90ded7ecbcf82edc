package dev.rolewright.server.grpc;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.Purpose;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.JsonSchema;
import dev.rolewright.platform.JsonSchemaException;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.Screened;
import dev.rolewright.prompts.Screening;
import dev.rolewright.proto.v1.ModelParameters;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.RequestCategory;
import dev.rolewright.proto.v1.ResponseFormat;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.safety.spi.SafetyPolicy;
import dev.rolewright.server.mapping.ChatMapping;
import dev.rolewright.server.mapping.PrivacyMapping;
import dev.rolewright.server.mapping.StructMapping;
import dev.rolewright.server.settings.GatewaySettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what the calls of models have in common, and notes what is wrong with it. */
final class ChatReading {
  private static final int MAX_TARGET = 200;
  private static final int MAX_USER = 256;
  private static final int MAX_CATEGORY = 100;
  private static final int MAX_NAMES = 50;
  private static final int MAX_NAME = 100;
  private static final Pattern SCHEMA_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final String DEFAULT_SCHEMA_NAME = "answer";

  private ChatReading() {}

  /** Returns the conversation of a request; throws where something is wrong with it. */
  static Screened<ChatRequest> read(
      RequestReading reading, StreamChatRequest request, GatewaySettings settings) {
    FieldChecks checks = reading.checks();
    String target = target(checks, request);
    ChatMapping.check(checks, request.getMessagesList());
    ModelParameters parameters = parameters(request);
    ChatMapping.check(checks, "", parameters);
    checkRest(checks, request.getUser(), request.getCategory());
    Optional<AnswerFormat> format =
        reading.value(() -> format("response_format", request.getResponseFormat()));
    Privacy privacy = Privacy.read(reading, request.getPrivacy(), settings);
    reading.end();
    SafetyPolicy policy = settings.safety().chat();
    Screened<List<ChatMessage>> screened =
        Screening.conversation(policy, ChatMapping.messages(request.getMessagesList()));
    return new Screened<>(
        new ChatRequest(
                target,
                screened.value(),
                ChatMapping.parameters(parameters),
                ChatParameters.CONFIGURED,
                format.orElseThrow(),
                request.getUser(),
                privacy.keepsContent() ? Purpose.CHAT : Purpose.CHAT.withoutContent(),
                privacy.providers())
            .screenedBy(policy.name())
            .about(category(request.getCategory())),
        screened.findings());
  }

  private static String target(FieldChecks checks, StreamChatRequest request) {
    return switch (request.getTargetCase()) {
      case MODEL -> {
        checks.text("model", request.getModel(), 1, MAX_TARGET);
        yield request.getModel();
      }
      case ROUTE -> {
        checks.text("route", request.getRoute(), 1, MAX_TARGET);
        yield request.getRoute();
      }
      case TARGET_NOT_SET -> {
        checks.reject("target", "is missing; send a model or a route.");
        yield "";
      }
    };
  }

  private static ModelParameters parameters(StreamChatRequest request) {
    ModelParameters.Builder parameters =
        ModelParameters.newBuilder().addAllStop(request.getStopList());
    if (request.hasTemperature()) {
      parameters.setTemperature(request.getTemperature());
    }
    if (request.hasTopP()) {
      parameters.setTopP(request.getTopP());
    }
    if (request.hasSeed()) {
      parameters.setSeed(request.getSeed());
    }
    if (request.hasMaxTokens()) {
      parameters.setMaxTokens(request.getMaxTokens());
    }
    return parameters.build();
  }

  /** Notes what is wrong with what only records and experiments look at. */
  static void checkRest(FieldChecks checks, String user, RequestCategory category) {
    checks.text("user", user, 0, MAX_USER);
    checks.text("category.sector", category.getSector(), 0, MAX_CATEGORY);
    checks.text("category.seniority", category.getSeniority(), 0, MAX_CATEGORY);
    checks.text("category.profile_field", category.getProfileField(), 0, MAX_CATEGORY);
  }

  static dev.rolewright.llm.RequestCategory category(RequestCategory category) {
    return new dev.rolewright.llm.RequestCategory(
        category.getSector(), category.getSeniority(), category.getProfileField());
  }

  private static AnswerFormat format(String path, ResponseFormat format) {
    return switch (format.getType()) {
      case RESPONSE_FORMAT_TYPE_UNSPECIFIED, RESPONSE_FORMAT_TYPE_TEXT -> new AnswerFormat.Text();
      case RESPONSE_FORMAT_TYPE_JSON_OBJECT -> new AnswerFormat.JsonObject();
      case RESPONSE_FORMAT_TYPE_JSON_SCHEMA -> schema(path, format);
      case UNRECOGNIZED ->
          throw RolewrightException.invalid(
              path + ".type", "is unknown; send TEXT, JSON_OBJECT or JSON_SCHEMA.");
    };
  }

  private static AnswerFormat schema(String path, ResponseFormat format) {
    String name = format.getSchemaName();
    if (!name.isEmpty() && !SCHEMA_NAME.matcher(name).matches()) {
      throw RolewrightException.invalid(
          path + ".schema_name",
          "is not 1 to 64 characters of a-z, A-Z, 0-9, underscore and hyphen.");
    }
    if (format.hasJsonSchema()) {
      return inline(
          path + ".json_schema",
          name.isEmpty() ? DEFAULT_SCHEMA_NAME : name,
          StructMapping.json(path + ".json_schema", format.getJsonSchema()));
    }
    if (name.isEmpty()) {
      throw RolewrightException.invalid(
          path, "has no schema; send json_schema, or in schema_name one that the server knows.");
    }
    return NamedSchemas.get(name);
  }

  /** Returns the format of a schema that a caller sent; INVALID_FIELD where it is none. */
  static AnswerFormat.JsonSchema inline(String field, String name, String json) {
    try {
      return new AnswerFormat.JsonSchema(name, JsonSchema.parse(json).json());
    } catch (JsonSchemaException refused) {
      throw RolewrightException.invalid(
          field, "is no JSON Schema of draft 2020-12: " + refused.getMessage());
    }
  }

  /**
   * What the switches of the tenant and of the request together allow.
   *
   * @param providers names of the providers that may be asked; empty for all
   */
  record Privacy(boolean keepsContent, Optional<Set<String>> providers) {
    static Privacy read(RequestReading reading, PrivacyOptions options, GatewaySettings settings) {
      FieldChecks checks = reading.checks();
      checks.texts(
          "privacy.allowed_vendors", options.getAllowedVendorsList(), 0, MAX_NAMES, MAX_NAME);
      checks.texts(
          "privacy.allowed_regions", options.getAllowedRegionsList(), 0, MAX_NAMES, MAX_NAME);
      PrivacySwitches both = settings.privacy().and(PrivacyMapping.switches(options));
      return new Privacy(!both.zeroRetention(), AllowedProviders.of(both, settings.providers()));
    }
  }
}
