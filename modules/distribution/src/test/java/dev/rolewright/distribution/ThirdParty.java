package dev.rolewright.distribution;

import static dev.rolewright.distribution.ProductModules.PREFIX;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A library and the modules at which it stops: no other one may require its modules or use its
 * classes, so that it can be replaced there.
 *
 * @param module its module, or the beginning of the names of its modules
 * @param packages the beginning of the names of its packages
 * @param stopsAt our modules that may use it, by the end of their names
 */
record ThirdParty(String name, String module, String packages, Set<String> stopsAt) {
  static final List<ThirdParty> ALL =
      List.of(
          library("Jedis", "redis.clients.jedis", "redis.clients", "keyvalue"),
          library("Jdbi", "org.jdbi", "org.jdbi", "storage"),
          library("pgjdbc", "org.postgresql.jdbc", "org.postgresql", "storage"),
          library("Hikari", "com.zaxxer.hikari", "com.zaxxer.hikari", "storage"),
          library("Flyway", "flyway", "org.flywaydb", "storage"),
          library("JDBC", "java.sql", "java.sql", "storage"),
          library("ONNX Runtime", "com.microsoft.onnxruntime", "ai.onnxruntime", "embedding"),
          library("tokenizers", "ai.djl", "ai.djl", "embedding"),
          library("Caffeine", "com.github.benmanes", "com.github.benmanes", "access", "embedding"),
          library("jsoup", "org.jsoup", "org.jsoup", "parsing"),
          library("Guice", "com.google.guice", "com.google.inject", "server"),
          library("Inject", "jakarta.inject", "jakarta.inject", "server"),
          library("picocli", "info.picocli", "picocli", "client.cli"),
          library("Compress", "org.apache.commons.compress", "org.apache.commons", "embedded"),
          library("XZ", "org.tukaani.xz", "org.tukaani", "embedded"),
          library("Logback", "ch.qos.logback", "ch.qos.logback", "telemetry"),
          library("langchain4j", "langchain4j", "dev.langchain4j", "llm.providers"),
          library("Helidon", "io.helidon", "io.helidon", "http"),
          library("OpenFeature", "dev.openfeature", "dev.openfeature", "flags"),
          library("Tink", "com.google.crypto.tink", "com.google.crypto.tink", "access"),
          library(
              "Jackson",
              "com.fasterxml.jackson",
              "com.fasterxml.jackson",
              "platform",
              "llm",
              "llm.providers",
              "prompts",
              "telemetry",
              "http",
              "storage",
              "parsing",
              "matching"),
          library("Jackson 3", "tools.jackson", "tools.jackson", "platform"),
          library("JSON Schema", "com.networknt.schema", "com.networknt", "platform"),
          library("RE2/J", "re2j", "com.google.re2j", "platform"),
          library("gRPC", "io.grpc", "io.grpc", "proto", "http", "server", "client.cli"),
          library(
              "Protocol Buffers",
              "com.google.protobuf",
              "com.google.protobuf",
              "proto",
              "http",
              "server",
              "client.cli"),
          library(
              "the contract",
              ProductModules.CONTRACT,
              ProductModules.CONTRACT,
              "proto",
              "http",
              "server",
              "client.cli"));

  private static ThirdParty library(
      String name, String module, String packages, String... stopsAt) {
    return new ThirdParty(name, module, packages, Set.of(stopsAt));
  }

  /** Returns whether a module of this name belongs to the library. */
  boolean hasModule(String candidate) {
    return begins(candidate, module);
  }

  /** Returns whether a class of this package belongs to the library. */
  boolean hasPackage(String packageName) {
    return begins(packageName, packages);
  }

  private static boolean begins(String name, String start) {
    return name.equals(start) || name.startsWith(start + ".");
  }

  /** Returns the names of our modules that may use the library. */
  Set<String> users() {
    return stopsAt.stream().map(end -> PREFIX + end).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return name;
  }
}
