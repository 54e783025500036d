package dev.plumb.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Memory {
  private Memory() {}

  /** From Linux's /proc; 0 elsewhere. */
  static long ofProcess(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }
}
