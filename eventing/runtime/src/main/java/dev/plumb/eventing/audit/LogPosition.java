package dev.plumb.eventing.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A place in the event log, as text {@code 2026-01-31/4711}. */
public record LogPosition(LocalDate day, long position) {

  /** Empty if it isn't one. */
  public static Optional<LogPosition> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2
        || !parts[0].matches("\\d{4}-\\d\\d-\\d\\d")
        || !parts[1].matches("\\d{1,18}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LogPosition(LocalDate.parse(parts[0]), Long.parseLong(parts[1])));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return day + "/" + position;
  }
}
