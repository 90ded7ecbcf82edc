package dev.rolewright.platform;

import com.networknt.schema.Error;
import java.util.Set;

/** Says what the library found in our words, with the schema's limits and without any value. */
final class ViolationText {
  private static final int MAX_QUOTED = 300;

  /** Findings of an object that are about one of its properties, which has a pointer of its own. */
  private static final Set<String> ABOUT_PROPERTY =
      Set.of("required", "additionalProperties", "unevaluatedProperties", "dependentRequired");

  private ViolationText() {}

  static boolean isAboutProperty(Error error) {
    return error.getProperty() != null && ABOUT_PROPERTY.contains(error.getKeyword());
  }

  static String of(Error error) {
    String path = String.valueOf(error.getEvaluationPath());
    boolean isOneOfSeveral = path.contains("/anyOf/") || path.contains("/oneOf/");
    return text(error) + (isOneOfSeveral ? " (one of several forms that are allowed)." : ".");
  }

  private static String text(Error error) {
    String keyword = String.valueOf(error.getKeyword());
    return switch (keyword) {
      case "required", "dependentRequired" -> "is missing";
      case "additionalProperties", "unevaluatedProperties" -> "is not a property the schema knows";
      case "additionalItems", "unevaluatedItems" -> "is an item more than the schema allows";
      case "type" -> "is " + argument(error, 0) + "; it must be " + argument(error, 1);
      case "enum" -> "must be one of " + argument(error, 0);
      case "const" -> "must be " + argument(error, 0);
      case "pattern" -> "must match the pattern " + argument(error, 0);
      case "minLength" -> "must have at least " + argument(error, 0) + " characters";
      case "maxLength" -> "must have at most " + argument(error, 0) + " characters";
      case "minItems" -> "must have at least " + argument(error, 0) + " items";
      case "maxItems" -> "must have at most " + argument(error, 0) + " items";
      case "minProperties" -> "must have at least " + argument(error, 0) + " properties";
      case "maxProperties" -> "must have at most " + argument(error, 0) + " properties";
      case "uniqueItems" -> "must not have the same item twice";
      case "minimum" -> "must be at least " + argument(error, 0);
      case "maximum" -> "must be at most " + argument(error, 0);
      case "exclusiveMinimum" -> "must be more than " + argument(error, 0);
      case "exclusiveMaximum" -> "must be less than " + argument(error, 0);
      case "multipleOf" -> "must be a multiple of " + argument(error, 0);
      case "oneOf" -> "must fit exactly one of the forms that are allowed";
      case "anyOf" -> "must fit one of the forms that are allowed";
      case "propertyNames" -> "has a property whose name is not allowed";
      default -> "does not satisfy the schema's keyword " + keyword;
    };
  }

  /** Returns an argument of the finding; for the keywords above these are limits, never values. */
  private static String argument(Error error, int index) {
    Object[] arguments = error.getArguments();
    if (arguments == null || arguments.length <= index) {
      return "what the schema says";
    }
    String text = String.valueOf(arguments[index]);
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
  }
}
