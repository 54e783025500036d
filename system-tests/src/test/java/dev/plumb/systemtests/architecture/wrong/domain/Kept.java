package dev.plumb.systemtests.architecture.wrong.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Breaks nothing. */
public record Kept(List<String> names, Instant at) {

  public static Kept of(InstantSource clock) {
    return new Kept(List.of(), clock.instant());
  }
}
