package dev.rolewright.distribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.FileDescriptor;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that every class of ours keeps, read from the assembled archives. */
class CodeRulesIT {
  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName().replaceFirst("\\.spi$", ""));
        }

        @Override
        public String getDescription() {
          return "packages";
        }
      };

  /** The only classes that write to the streams of the process. */
  private static final Set<String> CONSOLES =
      Set.of(
          "dev.rolewright.server.Console",
          "dev.rolewright.client.cli.terminal.Terminal",
          "dev.rolewright.client.cli.terminal.TerminalFeatures");

  /** The only classes that wait for time to pass, so that tests own time. */
  private static final Set<String> CLOCKS =
      Set.of("dev.rolewright.platform.SystemTime", "dev.rolewright.client.cli.connection.Pause");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .importLocations(
                ProductModules.archives().stream()
                    .map(archive -> Location.of(URI.create("jar:" + archive.toUri() + "!/")))
                    .toList())
            .that(
                DescribedPredicate.describe(
                    "written by hand",
                    type -> !type.getPackageName().startsWith(ProductModules.CONTRACT)));
    assertThat(classes).hasSizeGreaterThan(200);
  }

  @Test
  void printsOnlyWhereItIsMeant() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    noClasses()
        .that(areNoneOf(CONSOLES))
        .should()
        .accessField(FileDescriptor.class, "out")
        .orShould()
        .accessField(FileDescriptor.class, "err")
        .because("the log is for operators, the console for the two programs' own words")
        .check(classes);
  }

  @Test
  void waitsOnlyThroughTheClock() {
    noClasses()
        .that(areNoneOf(CLOCKS))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it sleeps",
                call ->
                    call.getName().equals("sleep")
                        && (call.getTargetOwner().isEquivalentTo(Thread.class)
                            || call.getTargetOwner().isEquivalentTo(TimeUnit.class))))
        .because("a wait that does not go through the clock can't be tested without waiting")
        .check(classes);
  }

  @Test
  void throwsNoExceptionThatSaysNothing() {
    GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
  }

  @Test
  void keepsNothingInThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .because("the context of a call is passed on as an argument")
        .check(classes);
  }

  /**
   * The exported package of parsing holds the types of its API, which its parts speak of, too. A
   * package {@code spi} is one with its module's: implementers and callers speak of the same
   * records.
   */
  @Test
  void hasNoCyclesOfPackages() {
    slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(classes);
  }

  @Test
  void keepsTheContainerInTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.rolewright.server", "dev.rolewright.server.wiring")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
        .check(classes);
  }

  @Test
  void marksEveryPackageForNull() {
    List<String> unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(
                found ->
                    found
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
            .map(found -> found.getName())
            .sorted()
            .toList();
    assertThat(unmarked).isEmpty();
  }

  static List<ThirdParty> libraries() {
    return ThirdParty.ALL;
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void usesALibraryOnlyWhereItStops(ThirdParty library) {
    noClasses()
        .that(DescribedPredicate.describe("belong to no user", type -> !mayUse(library, type)))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to " + library, type -> library.hasPackage(type.getPackageName())))
        .check(classes);
  }

  private static boolean mayUse(ThirdParty library, JavaClass type) {
    return library.users().stream()
        .anyMatch(module -> (type.getPackageName() + ".").startsWith(module + "."));
  }

  private static DescribedPredicate<JavaClass> areNoneOf(Set<String> names) {
    return DescribedPredicate.describe(
        "are none of " + names,
        type -> names.stream().noneMatch(name -> (type.getName() + "$").startsWith(name + "$")));
  }
}
