package dev.plumb.contracts.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs in the module's own folder. */
class TheContractsTest {

  private static final Path PROPOSAL = Path.of("target", "published.txt");

  @Test
  void mayGoOut() throws IOException {
    Gate gate = new Gate(Path.of(""));
    String report = gate.report().text();
    Files.writeString(PROPOSAL, gate.proposal());
    if (!report.isEmpty()) {
      throw refusal("This can't land, in contracts/:\n\n" + report);
    }
  }

  /** Its trace would say nothing of the contracts. */
  private static AssertionError refusal(String report) {
    AssertionError refusal = new AssertionError(report);
    refusal.setStackTrace(new StackTraceElement[0]);
    return refusal;
  }
}
