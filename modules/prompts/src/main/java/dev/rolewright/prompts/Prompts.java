package dev.rolewright.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps prompts and makes messages of them.
 *
 * <p>Which version is active is read from the store for each request, by an index and in well under
 * a millisecond, and kept nowhere: so an activation is seen at once on every replica, and no
 * replica needs to be told. What is kept is what can't change: templates and schemas that were
 * read, by the hash of their content.
 */
public final class Prompts {
  private static final int MAX_REASON = 5_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final PromptRepository repository;
  private final Set<String> tasks;
  private final Time time;
  private final CompiledPrompts compiled = new CompiledPrompts();

  private Prompts(PromptRepository repository, Set<String> tasks, Time time) {
    this.repository = repository;
    this.tasks = Set.copyOf(tasks);
    this.time = time;
  }

  /**
   * Creates the service over stored prompts.
   *
   * @param tasks what a prompt can be for
   */
  public static Prompts create(PromptRepository repository, Set<String> tasks, Time time) {
    return new Prompts(repository, tasks, time);
  }

  /**
   * Checks what a version is to say.
   *
   * @throws RolewrightException INVALID_FIELD naming all that is wrong
   */
  public void check(PromptContent content) {
    PromptRules.check(content, tasks);
  }

  /**
   * Stores a version, which is not active yet.
   *
   * @param id UUIDv7 that the request has claimed
   * @param createdBy id of the key that makes it
   * @throws RolewrightException INVALID_FIELD; ALREADY_EXISTS for a name and semver that exist
   */
  public PromptVersion create(String tenantId, String id, PromptContent content, String createdBy) {
    check(content);
    repository.insert(tenantId, PromptVersion.fresh(id, content, time.now(), createdBy));
    return get(tenantId, id);
  }

  /**
   * Returns a version.
   *
   * @throws RolewrightException INVALID_FIELD, NOT_FOUND
   */
  public PromptVersion get(String tenantId, String id) {
    FieldChecks checks = new FieldChecks();
    checks.uuid("prompt_version_id", id);
    checks.throwIfAny();
    return repository
        .find(tenantId, id)
        .orElseThrow(() -> RolewrightException.notFound("prompt version", id));
  }

  /**
   * Returns the active version of a name.
   *
   * @throws RolewrightException NOT_FOUND where there is none
   */
  public PromptVersion active(String tenantId, String name) {
    return repository.findActive(tenantId, name).orElseThrow(Prompts::unknownName);
  }

  /** Lists versions by name, the newest semver first. */
  public Page<PromptVersion> list(String tenantId, PromptFilter filter, PageRequest page) {
    return repository.list(tenantId, filter, page);
  }

  /**
   * Makes a version the active one of its name.
   *
   * @throws RolewrightException INVALID_FIELD, NOT_FOUND
   */
  public PromptChange activate(String tenantId, String id) {
    PromptVersion version = get(tenantId, id);
    return repository.change(
        tenantId,
        version.content().name(),
        time.now(),
        "",
        history -> new ActivationHistory.Step(version.id(), false));
  }

  /**
   * Goes back to the last version of a name that was active and not rolled back.
   *
   * @param expectedId the version that the caller wants to leave; empty for any
   * @param reason why, 1..5,000 code points
   * @throws RolewrightException INVALID_FIELD; NOT_FOUND for an unknown name; CONFLICT where
   *     another version is active; PRECONDITION where there is none to go back to
   */
  public PromptChange rollback(String tenantId, String name, String expectedId, String reason) {
    FieldChecks checks = new FieldChecks();
    checks.text("name", name, 1, 63);
    checks.optionalUuid("prompt_version_id", expectedId);
    checks.text("reason", reason, 1, MAX_REASON);
    checks.throwIfAny();
    PageRequest one = new PageRequest(1, "");
    if (repository.list(tenantId, new PromptFilter(name, "", false), one).items().isEmpty()) {
      throw unknownName();
    }
    Optional<String> expected =
        expectedId.isEmpty() ? Optional.empty() : Optional.of(expectedId.toLowerCase(Locale.ROOT));
    return repository.change(
        tenantId, name, time.now(), reason.strip(), history -> history.rollback(expected));
  }

  /**
   * Makes messages of a version.
   *
   * @param policy looks at the values before they are written into the messages
   * @param variables values as JSON has them: texts, numbers, booleans, null, lists and maps
   * @throws RolewrightException INVALID_FIELD naming each variable that is missing, unknown or does
   *     not meet the version's input schema; also where the messages are longer than 200,000
   *     characters
   */
  public RenderedPrompt render(
      SafetyPolicy policy, PromptVersion version, Map<String, ?> variables) {
    return render(policy, version, (ObjectNode) MAPPER.valueToTree(variables));
  }

  /** Makes messages of a version and variables that are a JSON object. */
  public RenderedPrompt render(SafetyPolicy policy, PromptVersion version, String variables) {
    JsonNode values;
    try {
      values = MAPPER.readTree(variables);
    } catch (JsonProcessingException malformed) {
      values = null;
    }
    if (!(values instanceof ObjectNode object)) {
      throw RolewrightException.invalid("variables", "must be a JSON object.");
    }
    return render(policy, version, object);
  }

  /**
   * Makes messages of a version that needs one value, and a text for it.
   *
   * @throws RolewrightException INVALID_FIELD as {@link #render}; PRECONDITION for a version that
   *     needs no value, or several
   */
  public RenderedPrompt renderText(SafetyPolicy policy, PromptVersion version, String text) {
    List<String> required = compiled.get(version.content()).required();
    if (required.size() != 1) {
      throw RolewrightException.of(
          ErrorCode.PRECONDITION,
          "The prompt "
              + version.content().name()
              + " needs "
              + required.size()
              + " values; only one that needs a single text can be run so.");
    }
    return render(policy, version, Map.of(required.getFirst(), text));
  }

  private RenderedPrompt render(SafetyPolicy policy, PromptVersion version, ObjectNode variables) {
    Screened<List<ChatMessage>> screened =
        compiled.get(version.content()).render(policy, variables);
    RenderedPrompt rendered = new RenderedPrompt(version, screened.value(), screened.findings());
    if (rendered.characters() > PromptRules.MAX_RENDERED) {
      throw RolewrightException.invalid(
          "variables",
          "make a prompt of "
              + rendered.characters()
              + " characters; at most "
              + PromptRules.MAX_RENDERED
              + " are accepted: shorten the texts.");
    }
    return rendered;
  }

  private static RolewrightException unknownName() {
    return RolewrightException.of(
        ErrorCode.NOT_FOUND,
        "There is no prompt of this name with an active version in this tenant;"
            + " ListPromptVersions lists them.");
  }
}
