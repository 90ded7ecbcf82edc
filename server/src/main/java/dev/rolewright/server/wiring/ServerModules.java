package dev.rolewright.server.wiring;

import com.google.inject.Module;
import dev.rolewright.server.grpc.CallBounds;
import java.util.List;

/** The list of what a server consists of. */
public final class ServerModules {
  private ServerModules() {}

  /** Returns the modules over resources that are open. */
  public static List<Module> of(
      CallBounds bounds,
      String version,
      OpenResources resources,
      OpenGateway gateway,
      OpenRecords records) {
    return List.of(
        new StrictModule(),
        new PlatformModule(),
        new ResourcesModule(resources),
        new SettingsModule(gateway),
        new GatewayModule(records),
        new AccessModule(),
        new LanguageModule(),
        new FeatureModule(),
        new GrpcModule(bounds, version));
  }
}
