package dev.rolewright.llm.providers;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import java.time.Duration;
import java.util.Optional;

/**
 * The one table from what vendors say to what it means here. First what is said, since vendors put
 * very different things behind one status; then the status.
 */
final class Faults {
  /**
   * What a vendor asks to wait whose quota is used up and who does not say how long: the fault is a
   * rate limit, so that another provider may answer, and no retry can fall within this time.
   */
  static final Duration QUOTA_WAIT = Duration.ofMinutes(10);

  private Faults() {}

  /**
   * Classifies.
   *
   * @param retryAfter as the vendor asks for
   */
  static LlmException of(VendorError error, Optional<Duration> retryAfter) {
    if (isQuota(error)) {
      return new LlmException(
          Fault.RATE_LIMIT,
          "The provider's quota is used up" + status(error),
          retryAfter.orElse(QUOTA_WAIT),
          null);
    }
    Fault fault = fault(error);
    return new LlmException(fault, message(fault) + status(error), retryAfter.orElse(null), null);
  }

  private static Fault fault(VendorError error) {
    if (isAboutTheRequest(error)) {
      if (isContentFilter(error)) {
        return Fault.CONTENT_FILTER;
      }
      if (isContextLength(error)) {
        return Fault.CONTEXT_LENGTH;
      }
      if (error.isOfKind("model_not_found", "deploymentnotfound", "not_found_error")) {
        return Fault.PERMISSION;
      }
      if (error.isOfKind("invalid_api_key", "authentication_error")) {
        return Fault.AUTHENTICATION;
      }
    }
    return error.status() == 0 ? byKind(error) : byStatus(error.status());
  }

  private static Fault byStatus(int status) {
    return switch (status) {
      case 401 -> Fault.AUTHENTICATION;
      // A vendor that does not know the model says 404, and so does a base URL that is wrong.
      case 403, 404, 405 -> Fault.PERMISSION;
      case 408, 504 -> Fault.TIMEOUT;
      case 409 -> Fault.SERVER;
      // Only who reads more takes a request of this size.
      case 413 -> Fault.CONTEXT_LENGTH;
      case 429 -> Fault.RATE_LIMIT;
      case 425, 503, 529 -> Fault.OVERLOADED;
      default -> {
        if (status >= 500) {
          yield Fault.SERVER;
        }
        yield status >= 400 ? Fault.BAD_REQUEST : Fault.MALFORMED;
      }
    };
  }

  private static Fault byKind(VendorError error) {
    if (error.isOfKind("overloaded", "unavailable")) {
      return Fault.OVERLOADED;
    }
    if (error.isOfKind("rate_limit", "too_many_requests", "429")) {
      return Fault.RATE_LIMIT;
    }
    if (error.isOfKind("timeout")) {
      return Fault.TIMEOUT;
    }
    if (error.isOfKind("permission")) {
      return Fault.PERMISSION;
    }
    if (error.isOfKind("invalid_request", "badrequest", "validation")) {
      return Fault.BAD_REQUEST;
    }
    return Fault.SERVER;
  }

  /** An overloaded server may well speak of a context, too: then its status counts. */
  private static boolean isAboutTheRequest(VendorError error) {
    return switch (error.status()) {
      case 0, 400, 403, 404, 413, 422 -> true;
      // Servers built on llama.cpp fail on a long prompt with this.
      case 500 -> isContextLength(error);
      default -> false;
    };
  }

  private static boolean isContentFilter(VendorError error) {
    return error.isOfKind(
            "content_filter", "content_policy", "responsibleaipolicyviolation", "moderation")
        || error.says("content filtering policy", "content management policy", "content policy");
  }

  private static boolean isContextLength(VendorError error) {
    return error.isOfKind("context_length_exceeded", "exceed_context_size", "string_above_max")
        // OpenAI, Azure, vLLM
        || error.says("maximum context length", "maximum model length", "context window")
        // Anthropic
        || error.says("prompt is too long", "exceed context limit")
        // Ollama, llama.cpp
        || error.says("context length", "prompt too long", "context size", "too large to process")
        // TGI
        || error.says("`inputs` must have less than", "`max_new_tokens` must be <=");
  }

  private static boolean isQuota(VendorError error) {
    return error.status() == 402
        || error.isOfKind("insufficient_quota", "billing")
        || error.says("credit balance is too low", "exceeded your current quota");
  }

  private static String status(VendorError error) {
    return error.status() == 0 ? " (within the answer)." : " (status " + error.status() + ").";
  }

  private static String message(Fault fault) {
    return switch (fault) {
      case TIMEOUT -> "The provider took too long";
      case CONNECTION -> "The connection to the provider broke";
      case RATE_LIMIT -> "The provider's rate limit is reached";
      case AUTHENTICATION -> "The provider refuses the key";
      case PERMISSION -> "The key may not do this, or the provider does not know the model or URL";
      case CONTEXT_LENGTH -> "The input is longer than the model reads";
      case CONTENT_FILTER -> "The provider's content filter refused";
      case BAD_REQUEST -> "The provider finds fault with the request";
      case OVERLOADED -> "The provider is overloaded";
      case SERVER -> "The provider failed";
      case MALFORMED -> "The provider's answer can't be read";
      case CANCELLED -> "The call was cancelled";
    };
  }
}
