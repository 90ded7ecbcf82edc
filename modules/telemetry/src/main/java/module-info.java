/** What is written down of the work: attempts, requests, alerts. */
module dev.rolewright.telemetry {
  requires transitive dev.rolewright.llm;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;

  exports dev.rolewright.telemetry;
}
