package dev.plumb.sandbox.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A process killed while it writes leaves half a line at most, and always at the end. */
final class CompleteLines {
  private CompleteLines() {}

  /** The offset behind the last line break; what follows is torn and was never promised. */
  static long replay(Path path, Consumer<String> lines) throws IOException {
    long end = 0;
    long read = 0;
    int number = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        read++;
        if (next != '\n') {
          line.write(next);
          continue;
        }
        replay(path, ++number, line.toString(StandardCharsets.UTF_8), lines);
        line.reset();
        end = read;
      }
    }
    return end;
  }

  private static void replay(Path path, int number, String line, Consumer<String> lines) {
    try {
      lines.accept(line);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          path + " line " + number + " is damaged: mend it or delete the folder to begin anew", e);
    }
  }
}
