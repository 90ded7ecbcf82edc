package dev.rolewright.platform;

/**
 * Takes what an operator should know. No method blocks or throws: an alert must not fail the work
 * that it is about.
 */
public interface Alerts {
  /**
   * Raises an alert. While one of the same kind and subject is open, its words are replaced.
   *
   * @param subject what it is about, e.g. a file, or provider and model; at most 200 characters
   * @param message in words, with what to do; without secrets and personal data
   */
  void raise(AlertKind kind, AlertSeverity severity, String subject, String message);

  /** Ends the open alert of this kind and subject; does nothing where there is none. */
  void resolve(AlertKind kind, String subject);

  /** Returns one that forgets everything. */
  static Alerts none() {
    return new Alerts() {
      @Override
      public void raise(AlertKind kind, AlertSeverity severity, String subject, String message) {}

      @Override
      public void resolve(AlertKind kind, String subject) {}
    };
  }
}
