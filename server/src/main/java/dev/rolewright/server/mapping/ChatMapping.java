package dev.rolewright.server.mapping;

import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.proto.v1.ModelParameters;
import java.util.Optional;

/** Maps messages of conversations and how models are asked. */
public final class ChatMapping {
  private ChatMapping() {}

  public static ChatParameters parameters(ModelParameters parameters) {
    return new ChatParameters(
        parameters.hasTemperature() ? Optional.of(parameters.getTemperature()) : Optional.empty(),
        parameters.hasTopP() ? Optional.of(parameters.getTopP()) : Optional.empty(),
        parameters.hasMaxTokens() ? Optional.of(parameters.getMaxTokens()) : Optional.empty(),
        parameters.getStopList(),
        parameters.hasSeed() ? Optional.of(parameters.getSeed()) : Optional.empty());
  }

  public static ModelParameters toProto(ChatParameters parameters) {
    ModelParameters.Builder builder = ModelParameters.newBuilder().addAllStop(parameters.stop());
    parameters.temperature().ifPresent(builder::setTemperature);
    parameters.topP().ifPresent(builder::setTopP);
    parameters.maxTokens().ifPresent(builder::setMaxTokens);
    parameters.seed().ifPresent(builder::setSeed);
    return builder.build();
  }

  public static dev.rolewright.proto.v1.ChatMessage toProto(ChatMessage message) {
    return dev.rolewright.proto.v1.ChatMessage.newBuilder()
        .setRole(role(message.role()))
        .setContent(message.content())
        .build();
  }

  private static dev.rolewright.proto.v1.ChatRole role(ChatRole role) {
    return CommonMapping.withPrefix(dev.rolewright.proto.v1.ChatRole.class, "CHAT_ROLE_", role);
  }
}
