/** The connection to Redis, and what replicas share there. */
module dev.rolewright.keyvalue {
  requires transitive dev.rolewright.limits;
  requires transitive dev.rolewright.llm;
  requires redis.clients.jedis;

  // Named modules that Jedis uses: an automatic module can't ask for them itself.
  requires com.google.gson;
  requires org.apache.commons.pool2;
  requires org.json;
  requires org.slf4j;

  exports dev.rolewright.keyvalue;
}
