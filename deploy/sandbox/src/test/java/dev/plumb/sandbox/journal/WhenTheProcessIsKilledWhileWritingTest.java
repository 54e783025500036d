package dev.plumb.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenTheProcessIsKilledWhileWritingTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("new").resolve("journal");
  }

  private Journal open(List<String> lines) {
    return Journal.open(file(), lines::add);
  }

  private List<String> reopen() throws IOException {
    List<String> lines = new ArrayList<>();
    open(lines).close();
    return lines;
  }

  private void tear(String half) throws IOException {
    Files.writeString(file(), half, StandardOpenOption.APPEND);
  }

  @Test
  void everyLineWithAReceiptIsThereInOrder() throws IOException {
    List<String> written = new ArrayList<>();
    try (Journal journal = open(new ArrayList<>())) {
      for (int i = 0; i < 1000; i++) {
        written.add("line " + i + " ä");
        journal.append(written.getLast());
      }
      journal.last().join();
      assertThat(Files.readAllLines(file())).isEqualTo(written);
    }
    assertThat(reopen()).isEqualTo(written);
  }

  @Test
  void theTornLineIsCutAndTheNextOneStandsOnItsOwn() throws IOException {
    try (Journal journal = open(new ArrayList<>())) {
      journal.append("whole");
    }
    tear("ha");
    List<String> found = new ArrayList<>();
    try (Journal journal = open(found)) {
      journal.append("next");
    }
    assertThat(found).containsExactly("whole");
    assertThat(reopen()).containsExactly("whole", "next");
  }

  @Test
  void aDamagedLineInTheMiddleStopsTheStartByName() throws IOException {
    try (Journal journal = open(new ArrayList<>())) {
      journal.append("good");
      journal.append("bad");
    }
    assertThatThrownBy(
            () ->
                Journal.open(
                    file(),
                    line -> {
                      if (line.equals("bad")) {
                        throw new IllegalArgumentException();
                      }
                    }))
        .hasMessageContaining("line 2 is damaged");
  }

  @Test
  void nobodyElseMayWriteMeanwhile() throws IOException {
    Journal journal = open(new ArrayList<>());
    assertThatThrownBy(this::reopen).hasMessageContaining("in use");
    journal.close();
    assertThat(reopen()).isEmpty();
  }

  @Test
  void aClosedJournalPromisesNothing() throws IOException {
    Journal journal = open(new ArrayList<>());
    journal.close();
    assertThat(journal.append("late")).isCompletedExceptionally();
  }
}
