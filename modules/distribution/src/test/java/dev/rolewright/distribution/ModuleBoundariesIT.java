package dev.rolewright.distribution;

import static dev.rolewright.distribution.ProductModules.CONTRACT;
import static dev.rolewright.distribution.ProductModules.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the modules of the assembled distribution show each other. */
class ModuleBoundariesIT {
  private static final Path SNAPSHOT =
      Path.of(System.getProperty("rolewright.root"), "modules/distribution/src/test/modules.txt");

  /** Programs: nothing builds on them. */
  private static final String CLIENT = PREFIX + "client.cli";

  @Test
  void showsWhatTheSnapshotSays() throws IOException {
    String present =
        ProductModules.descriptors().stream()
            .map(ModuleBoundariesIT::describe)
            .collect(Collectors.joining("\n"));
    String file = Files.readString(SNAPSHOT);
    String head = file.lines().takeWhile(line -> line.startsWith("#")).collect(lines()) + "\n";
    if (Boolean.getBoolean("modules.write")) {
      Files.writeString(SNAPSHOT, head + present);
      return;
    }
    assertThat(present).as("see the head of " + SNAPSHOT).isEqualTo(file.substring(head.length()));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n", "", "\n");
  }

  private static String describe(ModuleDescriptor module) {
    Stream<String> requires =
        module.requires().stream()
            .filter(required -> !required.modifiers().contains(Requires.Modifier.MANDATED))
            .map(required -> "requires " + words(required.modifiers()) + required.name());
    Stream<String> exports =
        module.exports().stream()
            .map(export -> "exports " + export.source() + targets(export.targets()));
    Stream<String> opens =
        module.opens().stream()
            .map(opened -> "opens " + opened.source() + targets(opened.targets()));
    Stream<String> services =
        Stream.concat(
            module.uses().stream().map(service -> "uses " + service),
            module.provides().stream()
                .map(given -> "provides " + given.service() + " with " + given.providers()));
    return Stream.of(requires.sorted(), exports.sorted(), opens.sorted(), services.sorted())
        .flatMap(Function.identity())
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining("", module.name() + "\n", ""));
  }

  private static String words(Set<Requires.Modifier> modifiers) {
    return modifiers.stream()
        .map(modifier -> modifier.name().toLowerCase(java.util.Locale.ROOT) + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private static String targets(Set<String> targets) {
    return targets.isEmpty() ? "" : " to " + targets.stream().sorted().toList();
  }

  static List<ModuleDescriptor> modules() {
    return ProductModules.descriptors();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void exportsOnePackageOfItsOwnName(ModuleDescriptor module) {
    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.isOpen()).isFalse();
    assertThat(module.exports()).allMatch(export -> !export.isQualified());
    assertThat(module.opens()).allMatch(ModuleDescriptor.Opens::isQualified);
    Set<String> exported =
        module.exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .filter(name -> !name.equals(module.name() + ".spi"))
            .collect(Collectors.toSet());
    Set<String> expected =
        switch (module.name()) {
          case CONTRACT -> Set.of(CONTRACT + ".v1");
          case CLIENT -> Set.of();
          default -> Set.of(module.name());
        };
    assertThat(exported).isEqualTo(expected);
    assertThat(module.packages()).allMatch(name -> (name + ".").startsWith(module.name() + "."));
  }

  @Test
  void hasEachPackageInOneModule() {
    for (ModuleFinder program : List.of(ProductModules.server(), ProductModules.client())) {
      Map<String, String> owners = new HashMap<>();
      program.findAll().stream()
          .map(found -> found.descriptor())
          .forEach(
              module ->
                  module
                      .packages()
                      .forEach(
                          name ->
                              assertThat(owners.putIfAbsent(name, module.name()))
                                  .as("%s in %s", name, module.name())
                                  .isNull()));
    }
  }

  @Test
  void resolvesBothPrograms() {
    define(ProductModules.server(), PREFIX + "server");
    define(ProductModules.client(), CLIENT);
  }

  private static void define(ModuleFinder program, String root) {
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration().resolveAndBind(program, ModuleFinder.of(), Set.of(root));
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());
    Set<String> missing =
        program.findAll().stream()
            .map(found -> found.descriptor().name())
            .filter(name -> name.startsWith(PREFIX))
            .filter(name -> layer.findModule(name).isEmpty())
            .collect(Collectors.toSet());
    assertThat(missing).as("our modules in the folder that the program does not use").isEmpty();
  }

  static List<ThirdParty> libraries() {
    return ThirdParty.ALL;
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void letsALibraryStopWhereItBelongs(ThirdParty library) {
    Set<String> users =
        ProductModules.descriptors().stream()
            .filter(module -> !library.hasModule(module.name()))
            .filter(
                module ->
                    module.requires().stream()
                        .anyMatch(required -> library.hasModule(required.name())))
            .map(ModuleDescriptor::name)
            .collect(Collectors.toSet());
    assertThat(users).isSubsetOf(library.users());
  }
}
