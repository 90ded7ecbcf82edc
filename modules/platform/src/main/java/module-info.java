/** What every module stands on: request context, errors, ids, time, configuration. */
module dev.rolewright.platform {
  requires transitive org.jspecify;
  requires com.fasterxml.jackson.databind;

  exports dev.rolewright.platform;
}
