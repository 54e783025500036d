package dev.plumb.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The modules next to this one, as folders; tests run in this module's own. */
final class Modules {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private Modules() {}

  static Path folder(String module) {
    return REPOSITORY.resolve(module);
  }

  static boolean hasSources(String module) {
    return Files.isDirectory(folder(module).resolve("src/main/java"));
  }

  /** As last compiled, without tests. */
  static JavaClasses classes(String module) {
    Path compiled = folder(module).resolve("target/classes");
    if (!Files.isDirectory(compiled)) {
      throw new IllegalStateException(
          "%s is not compiled: ./mvnw -pl %s -am test-compile".formatted(module, module));
    }
    return new ClassFileImporter().importPath(compiled);
  }
}
