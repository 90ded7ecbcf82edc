package dev.rolewright.llm;

import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Decides in which order the models of a route are asked for a request. The first of these that has
 * a model that may answer the request puts it first, and the other models of the route follow:
 *
 * <ol>
 *   <li>the beta group {@code llm_TASK_gpt4_turbo}: the model under the alias {@code gpt-4-turbo};
 *   <li>the test of the route: the model of the user's side;
 *   <li>the flag {@code llm.TASK.default_model};
 *   <li>the first rule for a category that matches: its models;
 *   <li>the tenant's plan: its models;
 *   <li>the route, as it is listed.
 * </ol>
 *
 * <p>Where none of the first three decided, {@link RoutingRules#orders} then sorts the models that
 * a rule or plan put first among themselves, and the others of the route among themselves. Backups
 * come last, unless one of the first three names one. By {@link ModelOrder#LATENCY} a model that is
 * not measured goes before those it was sorted among for one request at a time, see {@link
 * FirstTextTimes}.
 *
 * <p>A choice only puts models before others: what may not see a request is left out after it, by
 * {@link Candidates}. A request that names a model is answered by that one, and a route none of
 * whose own models can be asked stays so, since that is how a task is kept from all vendors. Safe
 * for use by many threads.
 */
final class RouteChoice {
  private static final String BETA_MODEL = "gpt-4-turbo";

  private final FeatureFlags flags;
  private final FirstTextTimes times;
  private final Time time;

  RouteChoice(FeatureFlags flags, FirstTextTimes times, Time time) {
    this.flags = flags;
    this.times = times;
    this.time = time;
  }

  /** Returns the choice for a request whose target is the route and which is going to be asked. */
  Choice of(RequestContext context, GatewayConfig config, Route route, ChatRequest request) {
    return choose(context, config, route, request, times::tryOut);
  }

  /** Returns the same for one that is not going to be asked: it tries no model out. */
  Choice look(RequestContext context, GatewayConfig config, Route route, ChatRequest request) {
    return choose(context, config, route, request, (model, account, now) -> false);
  }

  /** Tells whether a request is to try a model out; see {@link FirstTextTimes#tryOut}. */
  private interface Trial {
    boolean tryOut(ModelName model, String account, long now);
  }

  private Choice choose(
      RequestContext context, GatewayConfig config, Route route, ChatRequest request, Trial trial) {
    boolean mayShare = mayShare(context, config, request);
    boolean isNamed = config.routes().containsKey(request.target());
    if (!isNamed || route.models().stream().allMatch(model -> config.info(model).isEmpty())) {
      return new Choice(route, Optional.empty(), mayShare);
    }
    Picking picking = new Picking(config, route, request);
    String user = user(context, request);
    if (flags.isInBetaGroup(context, route.name(), user)) {
      Optional<ModelName> beta = config.model(BETA_MODEL).filter(picking::mayBeFirst);
      if (beta.isPresent()) {
        return new Choice(picking.first(beta.get()), Optional.empty(), mayShare);
      }
    }
    Optional<Choice.Assigned> assigned =
        config
            .rules()
            .test(route.name())
            .map(test -> assigned(test, user))
            .filter(side -> picking.mayBeFirst(side.model()));
    if (assigned.isPresent()) {
      return new Choice(picking.first(assigned.get().model()), assigned, mayShare);
    }
    return flags
        .defaultModel(context, route.name(), user)
        .flatMap(config::model)
        .filter(picking::mayBeFirst)
        .map(model -> new Choice(picking.first(model), Optional.empty(), mayShare))
        .orElseGet(() -> new Choice(picking.ruled(context, trial), Optional.empty(), mayShare));
  }

  private static Choice.Assigned assigned(VendorTest test, String user) {
    VendorTest.Arm arm = test.of(user);
    return new Choice.Assigned(new Variant(test.name(), arm.name()), arm.model());
  }

  /** The same person stays on the same side; without one it is the key. */
  private static String user(RequestContext context, ChatRequest request) {
    return request.user().isEmpty() ? context.principalId() : request.user();
  }

  /** A conversation is of the task {@code chat}, and of that whose route it asks for. */
  private boolean mayShare(RequestContext context, GatewayConfig config, ChatRequest request) {
    if (!request.isCacheable()) {
      return false;
    }
    Stream<String> route =
        Stream.of(request.target()).filter(target -> config.routes().containsKey(target));
    return Stream.concat(Stream.of(request.purpose().task()), route)
        .distinct()
        .allMatch(task -> flags.isCacheEnabled(context, task, user(context, request)));
  }

  /** One request at one route. */
  private final class Picking {
    private final GatewayConfig config;
    private final RoutingRules rules;
    private final Route route;
    private final ChatRequest request;

    Picking(GatewayConfig config, Route route, ChatRequest request) {
      this.config = config;
      this.rules = config.rules();
      this.route = route;
      this.request = request;
    }

    /** A choice does not make a request fail that another order of the models would not. */
    boolean mayBeFirst(ModelName model) {
      return Candidates.mayAnswer(config, model, request)
          && Candidates.mayBeFirst(config, model, request);
    }

    Route first(ModelName model) {
      SequencedSet<ModelName> models = new LinkedHashSet<>();
      models.add(model);
      models.addAll(route.models());
      return route.withModels(models);
    }

    Route ruled(RequestContext context, Trial trial) {
      List<ModelName> asked =
          route.models().stream().filter(model -> config.info(model).isPresent()).toList();
      List<ModelName> preferred =
          Stream.of(
                  rules.ofCategory(request.category(), route.name()),
                  rules.ofPlan(context.plan(), route.name(), asked))
              .filter(models -> models.stream().anyMatch(this::mayBeFirst))
              .findFirst()
              .orElse(List.of());
      SequencedSet<ModelName> models = new LinkedHashSet<>();
      ordered(preferred).stream().filter(this::mayBeFirst).forEach(models::add);
      models.addAll(preferred);
      models.addAll(ordered(route.models()));
      List<ModelName> sorted =
          models.stream().sorted(Comparator.comparing(rules::isBackup)).toList();
      return route.withModels(
          rules.order(route.name()) == ModelOrder.LATENCY
              ? tryingOut(sorted, preferred, trial)
              : sorted);
    }

    /** Puts a model first that the request is to try out, of those among which the first one is. */
    private SequencedSet<ModelName> tryingOut(
        List<ModelName> sorted, List<ModelName> preferred, Trial trial) {
      ModelName first = sorted.getFirst();
      List<ModelName> among = preferred.contains(first) ? preferred : route.models();
      SequencedSet<ModelName> models = new LinkedHashSet<>();
      among.stream()
          .filter(model -> rules.isBackup(model) == rules.isBackup(first) && mayBeFirst(model))
          .filter(model -> trial.tryOut(model, account(model), time.nanoTime()))
          .findFirst()
          .ifPresent(models::add);
      models.addAll(sorted);
      return models;
    }

    /** Sorts what can be asked; what can't is of no account. The sort is stable. */
    private List<ModelName> ordered(List<ModelName> models) {
      return switch (rules.order(route.name())) {
        case LISTED -> models;
        case COST -> sorted(models, this::mostCost);
        case LATENCY -> sorted(models, this::toFirstText);
      };
    }

    private List<ModelName> sorted(List<ModelName> models, ToLongFunction<ModelName> rank) {
      // Taken once: what is measured changes meanwhile.
      record Ranked(ModelName model, boolean isBehind, long rank) {}
      return models.stream()
          .filter(model -> config.info(model).isPresent())
          .map(model -> new Ranked(model, !mayBeFirst(model), rank.applyAsLong(model)))
          .sorted(Comparator.comparing(Ranked::isBehind).thenComparingLong(Ranked::rank))
          .map(Ranked::model)
          .toList();
    }

    private long mostCost(ModelName model) {
      ChatParameters parameters = CallSize.parameters(config, route, model, request);
      return CallSize.most(config, model, parameters, request)
          .cost(config.price(model, time.now()));
    }

    /** What never answered comes last: a request that is to try it out puts it first. */
    private long toFirstText(ModelName model) {
      return times.median(model, account(model), time.nanoTime()).orElse(Long.MAX_VALUE);
    }

    private String account(ModelName model) {
      return config.provider(model).account();
    }
  }
}
