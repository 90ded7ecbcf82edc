package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.spi.AnswerKey;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** No two requests whose answers may differ share a key. */
class AnswerKeysTest {
  /** All that a key is made of, as plain values under speaking names. */
  record Asked(
      String tenant,
      ModelName model,
      String account,
      ChatParameters parameters,
      int maxCharacters,
      ChatRequest request) {
    AnswerKey key() {
      return AnswerKeys.of(tenant, model, account, parameters, maxCharacters, request);
    }

    AnswerKey categoryKey() {
      return AnswerKeys.ofCategory(
          tenant,
          model,
          account,
          parameters,
          maxCharacters,
          request,
          request.common().orElseThrow());
    }

    Asked with(UnaryOperator<ChatRequest> change) {
      return new Asked(tenant, model, account, parameters, maxCharacters, change.apply(request));
    }

    Asked by(ChatParameters others) {
      return new Asked(tenant, model, account, others, maxCharacters, request);
    }
  }

  private static final Purpose PURPOSE = new Purpose("task", "prompt", "1.0.0", "abc", true);
  private static final ChatParameters PARAMETERS =
      new ChatParameters(
          Optional.of(0.5), Optional.of(0.9), Optional.of(100), List.of("a", "b"), Optional.of(7L));
  static final Asked BASE =
      new Asked("tenant", new ModelName("p", "m"), "", PARAMETERS, 1_000, request(PURPOSE));

  private static ChatRequest request(Purpose purpose) {
    return new ChatRequest(
        "route",
        List.of(new ChatMessage(ChatRole.SYSTEM, "Be kind."), new ChatMessage(ChatRole.USER, "Hi")),
        ChatParameters.CONFIGURED,
        ChatParameters.CONFIGURED,
        new AnswerFormat.JsonSchema("name", "{}"),
        "user",
        purpose,
        Optional.of(Set.of("p")),
        "standard",
        new RequestCategory("it", "senior", "cs"),
        false,
        Optional.of(new CommonQuestion("Be kind.", "en", "Hi")));
  }

  /** Returns the same in other words. */
  private static ChatRequest asking(ChatRequest from, ChatMessage... messages) {
    ChatRequest asked = from.withMessages(List.of(messages));
    return from.common().map(asked::inCommon).orElse(asked);
  }

  private static ChatRequest with(ChatRequest from, AnswerFormat format) {
    return new ChatRequest(
        from.target(),
        from.messages(),
        from.parameters(),
        from.suggested(),
        format,
        from.user(),
        from.purpose(),
        from.allowedProviders(),
        from.safetyPolicy(),
        from.category(),
        from.isFresh(),
        from.common());
  }

  private static Asked purpose(String task, String name, String version, String hash) {
    return BASE.with(any -> request(new Purpose(task, name, version, hash, true)));
  }

  private static Asked parameters(
      Optional<Double> temperature,
      Optional<Double> topP,
      Optional<Integer> maxTokens,
      List<String> stop,
      Optional<Long> seed) {
    return BASE.by(new ChatParameters(temperature, topP, maxTokens, stop, seed));
  }

  private static Asked messages(ChatMessage... messages) {
    return BASE.with(request -> asking(request, messages));
  }

  private static ChatMessage system(String text) {
    return new ChatMessage(ChatRole.SYSTEM, text);
  }

  private static ChatMessage user(String text) {
    return new ChatMessage(ChatRole.USER, text);
  }

  /** For each field that changes the answer, requests that differ in it alone. */
  static Map<String, List<Asked>> variations() {
    Map<String, List<Asked>> all = new LinkedHashMap<>();
    Asked base = BASE;
    ChatParameters p = PARAMETERS;
    all.put(
        "Asked.tenant",
        List.of(new Asked("tenant2", base.model, "", p, base.maxCharacters, base.request)));
    all.put(
        "Asked.account",
        List.of(new Asked("tenant", base.model, "tenant", p, base.maxCharacters, base.request)));
    all.put(
        "Asked.maxCharacters", List.of(new Asked("tenant", base.model, "", p, 999, base.request)));
    all.put(
        "ModelName.provider",
        List.of(
            new Asked("tenant", new ModelName("q", "m"), "", p, base.maxCharacters, base.request)));
    all.put(
        "ModelName.model",
        List.of(
            new Asked("tenant", new ModelName("p", "n"), "", p, base.maxCharacters, base.request)));
    all.put(
        "ChatParameters.temperature",
        List.of(
            parameters(Optional.of(0.6), p.topP(), p.maxTokens(), p.stop(), p.seed()),
            parameters(Optional.empty(), p.topP(), p.maxTokens(), p.stop(), p.seed())));
    all.put(
        "ChatParameters.topP",
        List.of(
            parameters(p.temperature(), Optional.of(0.8), p.maxTokens(), p.stop(), p.seed()),
            parameters(p.temperature(), Optional.empty(), p.maxTokens(), p.stop(), p.seed())));
    all.put(
        "ChatParameters.maxTokens",
        List.of(
            parameters(p.temperature(), p.topP(), Optional.of(101), p.stop(), p.seed()),
            parameters(p.temperature(), p.topP(), Optional.empty(), p.stop(), p.seed())));
    all.put(
        "ChatParameters.stop",
        List.of(
            parameters(p.temperature(), p.topP(), p.maxTokens(), List.of("b", "a"), p.seed()),
            parameters(p.temperature(), p.topP(), p.maxTokens(), List.of("ab"), p.seed()),
            parameters(p.temperature(), p.topP(), p.maxTokens(), List.of(), p.seed())));
    all.put(
        "ChatParameters.seed",
        List.of(
            parameters(p.temperature(), p.topP(), p.maxTokens(), p.stop(), Optional.of(8L)),
            parameters(p.temperature(), p.topP(), p.maxTokens(), p.stop(), Optional.empty())));
    all.put("Purpose.task", List.of(purpose("task2", "prompt", "1.0.0", "abc")));
    all.put("Purpose.promptName", List.of(purpose("task", "prompt2", "1.0.0", "abc")));
    all.put("Purpose.promptVersion", List.of(purpose("task", "prompt", "1.0.1", "abc")));
    all.put("Purpose.promptHash", List.of(purpose("task", "prompt", "1.0.0", "abd")));
    all.put(
        "ChatRequest.messages",
        List.of(
            messages(user("Hi")),
            messages(user("Hi"), system("Be kind.")),
            messages(system("Be kind.H"), user("i")),
            messages(system("Be kind."), user("Hi"), user("Hi")),
            messages(system("Be kind."), user("H"), user("i")),
            messages(system("Be kind."), user("\uD800")),
            messages(system("Be kind."), user("\uD801")),
            messages(system("Be kind."), user("?"))));
    all.put("ChatMessage.role", List.of(messages(user("Be kind."), user("Hi"))));
    all.put("ChatMessage.content", List.of(messages(system("Be kind."), user("Hi "))));
    all.put(
        "ChatRequest.format",
        List.of(
            BASE.with(request -> with(request, new AnswerFormat.Text())),
            BASE.with(request -> with(request, new AnswerFormat.JsonObject()))));
    all.put(
        "JsonSchema.name",
        List.of(BASE.with(request -> with(request, new AnswerFormat.JsonSchema("name2", "{}")))));
    all.put(
        "JsonSchema.schema",
        List.of(
            BASE.with(request -> with(request, new AnswerFormat.JsonSchema("name", "{ }"))),
            BASE.with(request -> with(request, new AnswerFormat.JsonSchema("nam", "e{}")))));
    all.put(
        "ChatRequest.safetyPolicy", List.of(BASE.with(request -> request.screenedBy("strict"))));
    return all;
  }

  /** What changes nothing about one model's answer, and why: see {@link AnswerKeys}. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "ChatRequest.target",
          "ChatRequest.user",
          "ChatRequest.allowedProviders",
          "ChatRequest.category",
          "ChatRequest.isFresh",
          "ChatRequest.common",
          "Purpose.keepsContent");

  /** These are varied by what they are made of. */
  private static final Set<String> MADE_OF_OTHERS =
      Set.of(
          "Asked.model",
          "Asked.parameters",
          "Asked.request",
          "ChatRequest.parameters",
          "ChatRequest.suggested",
          "ChatRequest.purpose");

  @Test
  void eachFieldIsDecidedAbout() {
    List<String> fields = new ArrayList<>();
    for (Class<?> part :
        List.of(
            Asked.class,
            ModelName.class,
            ChatRequest.class,
            ChatMessage.class,
            ChatParameters.class,
            Purpose.class,
            AnswerFormat.Text.class,
            AnswerFormat.JsonObject.class,
            AnswerFormat.JsonSchema.class)) {
      Arrays.stream(part.getRecordComponents())
          .map(RecordComponent::getName)
          .forEach(name -> fields.add(part.getSimpleName() + "." + name));
    }
    assertThat(AnswerFormat.class.getPermittedSubclasses()).hasSize(3);
    List<String> decided = new ArrayList<>(variations().keySet());
    decided.addAll(WITHOUT_EFFECT);
    decided.addAll(MADE_OF_OTHERS);
    assertThat(decided).containsExactlyInAnyOrderElementsOf(fields);
  }

  @Test
  void noTwoRequestsThatDifferShareAKey() {
    Set<String> digests = new HashSet<>();
    digests.add(BASE.key().digest());
    variations()
        .forEach(
            (field, varied) ->
                varied.forEach(
                    asked -> assertThat(digests.add(asked.key().digest())).as(field).isTrue()));
  }

  @Test
  void whatChangesNothingChangesNoKey() {
    ChatRequest other =
        new ChatRequest(
            "other",
            BASE.request.messages(),
            PARAMETERS,
            PARAMETERS,
            BASE.request.format(),
            "someone",
            PURPOSE.withoutContent(),
            Optional.empty(),
            "standard",
            RequestCategory.NONE,
            true,
            Optional.empty());
    assertThat(BASE.with(any -> other).key()).isEqualTo(BASE.key());
  }

  @Provide
  Arbitrary<Asked> asked() {
    // Few texts that are parts of each other, so that their borders matter.
    Arbitrary<String> text = Arbitraries.of("", "a", "b", "ab", "aa", "USER", "\0", "\uD83D");
    Arbitrary<ChatMessage> message =
        Combinators.combine(Arbitraries.of(ChatRole.class), text).as(ChatMessage::new);
    Arbitrary<ChatRequest> request =
        Combinators.combine(message.list().ofMinSize(1).ofMaxSize(3), text, text, text)
            .as(
                (messages, task, name, policy) ->
                    new ChatRequest(
                        "route",
                        messages,
                        ChatParameters.CONFIGURED,
                        ChatParameters.CONFIGURED,
                        new AnswerFormat.Text(),
                        "",
                        new Purpose(task, name, "", "", true),
                        Optional.empty(),
                        policy,
                        RequestCategory.NONE,
                        false,
                        Optional.empty()));
    Arbitrary<ChatParameters> parameters =
        Combinators.combine(
                Arbitraries.of(0.0, 1.0).optional(),
                Arbitraries.of(1.0).optional(),
                Arbitraries.of(0, 1).optional(),
                text.list().ofMaxSize(3),
                Arbitraries.of(0L, 1L).optional())
            .as(ChatParameters::new);
    return Combinators.combine(text, text, text, text, parameters, request)
        .as(
            (tenant, provider, model, account, asked, chat) ->
                new Asked(tenant, new ModelName(provider, model), account, asked, 1_000, chat));
  }

  @Property
  void keysAreTheSameOnlyForTheSame(@ForAll("asked") Asked one, @ForAll("asked") Asked two) {
    assertThat(one.key().equals(two.key())).isEqualTo(one.equals(two));
  }
}
