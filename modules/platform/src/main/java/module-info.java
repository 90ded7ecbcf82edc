/** What every module stands on: request context, errors, ids, time, configuration, JSON Schema. */
module dev.rolewright.platform {
  requires transitive org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires re2j;
  requires com.networknt.schema;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports dev.rolewright.platform;
}
