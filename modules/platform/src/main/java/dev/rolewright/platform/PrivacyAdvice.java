package dev.rolewright.platform;

/** What to do for who is refused for the privacy switches of the tenant. */
public final class PrivacyAdvice {
  /** A sentence that says who sees and changes the switches, and how. */
  public static final String HOW_TO_CHANGE =
      "An admin of the tenant sees its switches with `rolewright privacy show` (GetTenantPrivacy)"
          + " and changes them with `rolewright privacy set` (PutTenantPrivacy).";

  private PrivacyAdvice() {}
}
