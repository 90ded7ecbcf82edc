package dev.rolewright.server.grpc;

import dev.rolewright.access.Principal;
import dev.rolewright.http.RouteNames;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.server.settings.TenantAccounts;
import io.grpc.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The configured routes, parted by whether a caller's tenant has a model to ask behind them. */
public final class AskableRoutes implements RouteNames {
  private final TenantAccounts accounts;

  private AskableRoutes(TenantAccounts accounts) {
    this.accounts = accounts;
  }

  /** Creates it over what holds for each tenant. */
  public static AskableRoutes create(TenantAccounts accounts) {
    return new AskableRoutes(accounts);
  }

  @Override
  public Routes of(Metadata headers) {
    Principal caller = AdmittedPrincipal.of(headers).orElseThrow();
    GatewayConfig config = accounts.of(caller.tenantId()).gateway();
    List<String> askable = new ArrayList<>();
    List<String> off = new ArrayList<>();
    for (String route : new TreeSet<>(config.routes().keySet())) {
      (config.isSetUp(route) ? askable : off).add(route);
    }
    return new Routes(askable, off);
  }
}
