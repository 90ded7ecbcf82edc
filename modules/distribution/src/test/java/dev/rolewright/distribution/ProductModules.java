package dev.rolewright.distribution;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modules of the assembled distribution, as the two programs find them. */
final class ProductModules {
  static final String PREFIX = "dev.rolewright.";
  static final String CONTRACT = PREFIX + "proto";

  private ProductModules() {}

  /** Returns the module path of the server. */
  static ModuleFinder server() {
    return ModuleFinder.of(Launcher.HOME.resolve("lib/server"));
  }

  /** Returns the module path of the client. */
  static ModuleFinder client() {
    return ModuleFinder.of(Launcher.HOME.resolve("lib/client"));
  }

  /** Returns our own modules of both programs, sorted by name. */
  static List<ModuleReference> own() {
    Map<String, ModuleReference> byName = new TreeMap<>();
    Stream.of(server(), client())
        .flatMap(path -> path.findAll().stream())
        .filter(module -> module.descriptor().name().startsWith(PREFIX))
        .forEach(module -> byName.put(module.descriptor().name(), module));
    return List.copyOf(byName.values());
  }

  /** Returns the descriptors of our own modules, sorted by name. */
  static List<ModuleDescriptor> descriptors() {
    return own().stream()
        .map(ModuleReference::descriptor)
        .sorted(Comparator.comparing(ModuleDescriptor::name))
        .toList();
  }

  /** Returns the archives of our own modules. */
  static List<Path> archives() {
    return own().stream().map(module -> Path.of(module.location().orElseThrow())).toList();
  }
}
