package dev.plumb.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What happened, in numbered sentences. Where nobody reads it, nothing is put into words. */
public final class Story {

  private final boolean told;
  private final List<String> sentences = new ArrayList<>();

  Story(boolean told) {
    this.told = told;
  }

  void tell(long nanos, Supplier<String> sentence) {
    if (told) {
      sentences.add(
          String.format(
              Locale.ROOT, "%4d  %9.3f s  %s", sentences.size() + 1, nanos / 1e9, sentence.get()));
    }
  }

  public List<String> sentences() {
    return List.copyOf(sentences);
  }
}
