package dev.plumb.systemtests;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Of the repository, without what is built. */
final class SourceFiles {
  private static final Set<String> NONE = Set.of("target", ".git", "node_modules");

  private SourceFiles() {}

  /** From the root, with slashes. */
  static List<String> under(Path root) throws IOException {
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes ignored) {
            return NONE.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
            files.add(root.relativize(file).toString());
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
