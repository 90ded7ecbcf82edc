package dev.rolewright.flags;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides by rules, as they are at the moment. */
final class RulesProvider implements FeatureProvider {
  static final String TENANT = "tenant";
  static final String PLAN = "plan";
  static final String TASK = "task";

  private final Supplier<Map<String, FlagRule>> rules;

  RulesProvider(Supplier<Map<String, FlagRule>> rules) {
    this.rules = rules;
  }

  @Override
  public Metadata getMetadata() {
    return () -> "rolewright";
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean defaultValue, EvaluationContext context) {
    return evaluation(
        key,
        defaultValue,
        context,
        value -> value instanceof FlagValue.Switch(boolean isOn) ? Optional.of(isOn) : none());
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String defaultValue, EvaluationContext context) {
    return evaluation(
        key,
        defaultValue,
        context,
        value -> value instanceof FlagValue.Text(String text) ? Optional.of(text) : none());
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer defaultValue, EvaluationContext context) {
    return evaluation(key, defaultValue, context, value -> none());
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double defaultValue, EvaluationContext context) {
    return evaluation(key, defaultValue, context, value -> none());
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value defaultValue, EvaluationContext context) {
    return evaluation(key, defaultValue, context, value -> none());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  /** Reads a value as a type; empty where it is of another. */
  private interface Reading<T> {
    Optional<T> read(FlagValue value);
  }

  private <T> ProviderEvaluation<T> evaluation(
      String key, T defaultValue, EvaluationContext context, Reading<T> reading) {
    FlagRule rule = rules.get().get(key);
    if (rule == null) {
      return failed(defaultValue, ErrorCode.FLAG_NOT_FOUND);
    }
    Optional<T> value = reading.read(rule.value());
    if (value.isEmpty()) {
      return failed(defaultValue, ErrorCode.TYPE_MISMATCH);
    }
    boolean isOn =
        rule.isOn(key, context.getTargetingKey(), text(context, TENANT), text(context, PLAN));
    return ProviderEvaluation.<T>builder()
        .value(isOn ? value.get() : defaultValue)
        .reason((isOn ? Reason.TARGETING_MATCH : Reason.DEFAULT).name())
        .build();
  }

  private static <T> ProviderEvaluation<T> failed(T defaultValue, ErrorCode code) {
    return ProviderEvaluation.<T>builder()
        .value(defaultValue)
        .reason(Reason.ERROR.name())
        .errorCode(code)
        .build();
  }

  private static String text(EvaluationContext context, String name) {
    return Optional.ofNullable(context.getValue(name)).map(Value::asString).orElse("");
  }
}
