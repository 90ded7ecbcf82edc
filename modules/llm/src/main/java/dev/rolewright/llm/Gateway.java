package dev.rolewright.llm;

import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers conversations by the models that are configured. */
public final class Gateway {
  private final Function<RequestContext, GatewayConfig> config;
  private final Breakers breakers;
  private final RetryBudget budget;
  private final GatewayPorts ports;
  private final DoubleSupplier random;
  private final Ids ids;
  private final FirstTextTimes times = new FirstTextTimes();
  private final RouteChoice choice;

  private Gateway(
      Function<RequestContext, GatewayConfig> config,
      Breakers breakers,
      RetryBudget budget,
      GatewayPorts ports,
      DoubleSupplier random) {
    this.config = config;
    this.breakers = breakers;
    this.budget = budget;
    this.ports = ports;
    this.random = random;
    this.ids = Ids.create(ports.time());
    this.choice = new RouteChoice(ports.flags(), times, ports.time());
  }

  /**
   * Creates a gateway.
   *
   * @param config what holds now for a request; asked once for it
   * @param retries of which the budget holds from now on; waits are taken from {@code config}
   * @param random numbers of 0..1, 1 left out, from which waits take their jitter
   */
  public static Gateway create(
      Function<RequestContext, GatewayConfig> config,
      RetryPolicy retries,
      BreakerPolicy breaker,
      GatewayPorts ports,
      DoubleSupplier random) {
    return new Gateway(
        config,
        new Breakers(breaker, ports.time(), ports.leases(), ports.alerts()),
        new RetryBudget(retries, ports.time()),
        ports,
        random);
  }

  /** Creates a gateway whose configuration is the same for every caller at a time. */
  public static Gateway create(
      Supplier<GatewayConfig> config,
      BreakerPolicy breaker,
      GatewayPorts ports,
      DoubleSupplier random) {
    return create(context -> config.get(), config.get().retries(), breaker, ports, random);
  }

  /**
   * Answers a conversation on the calling thread, and passes the answer on as it is written.
   *
   * @param sink takes the events; where it throws, the call to the vendor is ended and the
   *     exception passed on
   * @throws RolewrightException NOT_FOUND for a target that nobody knows; INVALID_FIELD for {@code
   *     max_tokens} above what its first model writes, and for a begun answer that no model of it
   *     can go on with; NOT_SET_UP where no provider of it is set up, PRECONDITION where none is
   *     allowed; else the reason why no model gave an answer. Events that were passed on before are
   *     no answer
   */
  public void stream(RequestContext context, ChatRequest request, Consumer<ChatEvent> sink) {
    stream(context, config(context), request, sink);
  }

  /** Returns what holds now for a request. */
  public GatewayConfig config(RequestContext context) {
    return config.apply(context);
  }

  /**
   * Answers by a configuration that the caller took before, so that all it does for a request is of
   * one.
   *
   * @throws RolewrightException as {@link #stream(RequestContext, ChatRequest, Consumer)}
   */
  public void stream(
      RequestContext context, GatewayConfig now, ChatRequest request, Consumer<ChatEvent> sink) {
    recorded(
        context,
        request,
        // Whether JSON is what was asked for is known only to those who check it.
        recorder ->
            ask(
                context,
                now,
                request,
                sink,
                recorder,
                text -> request.format() instanceof AnswerFormat.Text),
        Function.identity());
  }

  /**
   * Tells what a request would cost with each model that would be asked, in their order. Asks none.
   *
   * @throws RolewrightException as {@link #stream(RequestContext, ChatRequest, Consumer)}, where
   *     the request would be refused before a model is asked
   */
  public List<CostEstimate> estimate(
      RequestContext context, GatewayConfig now, ChatRequest request) {
    Choice looked = choice.look(context, now, route(now, request), request);
    Route route = Candidates.of(now, looked.route(), request);
    Instant time = context.time().now();
    return route.models().stream()
        .map(
            model -> {
              ChatParameters parameters = CallSize.parameters(now, route, model, request);
              CallSize.Most most = CallSize.most(now, model, parameters, request);
              return new CostEstimate(
                  model,
                  CallSize.inputTokens(request),
                  most.input(),
                  most.output(),
                  now.price(model, time));
            })
        .toList();
  }

  /**
   * Does what a request takes, of which there is one record in the end.
   *
   * @param completed the end of the answer, as it is recorded
   */
  <A> A recorded(
      RequestContext context,
      ChatRequest request,
      Function<RequestRecorder, A> work,
      Function<A, ChatEvent.Completed> completed) {
    RequestRecorder recorder = new RequestRecorder(context, request, ports.records(), ids);
    try {
      A answer = work.apply(recorder);
      ChatEvent.Completed end = completed.apply(answer);
      recorder.completed(end);
      ports.cache().rates().count(request, end.cache());
      return answer;
    } catch (RuntimeException failure) {
      recorder.failed(failure);
      throw failure;
    }
  }

  /** The caller's limits hold whoever answers, so that they go by who is asked first. */
  private static long mostTokens(GatewayConfig now, Route route, ChatRequest request) {
    ModelName first = route.models().getFirst();
    return CallSize.most(now, first, CallSize.parameters(now, route, first, request), request)
        .sum();
  }

  private static Route route(GatewayConfig now, ChatRequest request) {
    return now.route(request.target())
        .orElseThrow(() -> Unanswerable.target(now, request.target()));
  }

  /**
   * Asks the models of a route one question of a request; returns the last event.
   *
   * @param isWorthKeeping tells of an answer's text whether it is what was asked for; asked on any
   *     thread
   */
  ChatEvent.Completed ask(
      RequestContext context,
      GatewayConfig now,
      ChatRequest request,
      Consumer<ChatEvent> sink,
      RequestRecorder recorder,
      Predicate<String> isWorthKeeping) {
    Choice chosen = recorder.choice(() -> choice.of(context, now, route(now, request), request));
    Route route = Candidates.of(now, chosen.route(), request);
    if (!recorder.isAdmitted()) {
      recorder.admitted(
          ports
              .limits()
              .request(context, request.purpose().task(), () -> mostTokens(now, route, request)));
    }
    Question question =
        new Question(
            context,
            request,
            now,
            route,
            breakers,
            budget,
            times,
            new Backoff(now.retries(), random),
            ports,
            recorder.question(request));
    return new Routing(
            question,
            new Emitter(sink, route.maxCharacters()),
            new Recall(ports.cache(), now, request, chosen.mayShare(), isWorthKeeping))
        .run();
  }

  /**
   * Forgets the breakers of models that are no more and how soon those began to answer, and ends
   * their alerts. A call that is under way changes nothing about that.
   *
   * @param isKept tells of a model and an account whether it can still be asked; see {@link
   *     dev.rolewright.llm.spi.LlmProvider#account}
   */
  public void keepModels(BiPredicate<ModelName, String> isKept) {
    breakers.keep(isKept);
    times.keep(isKept);
  }

  /** Returns how the breaker is of each model that was asked since the start. */
  public Map<ModelName, BreakerHealth> breakers() {
    return breakers("");
  }

  /**
   * Returns the same of the models that were asked with an account.
   *
   * @param account see {@link dev.rolewright.llm.spi.LlmProvider#account}
   */
  public Map<ModelName, BreakerHealth> breakers(String account) {
    return breakers.health(account);
  }
}
