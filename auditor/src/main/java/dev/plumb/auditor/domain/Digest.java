package dev.plumb.auditor.domain;

import java.util.Map;
import java.util.Optional;

/**
 * What one service says of one order, read in one snapshot of its database.
 *
 * @param state the aggregate's facts by name, amounts in minor units; empty where there is none
 * @param version the aggregate's; 0 where there is none
 * @param logged what its event log holds; empty where it holds nothing
 * @param watermarks last applied version by upstream stream
 * @param unsent events that are not published yet
 * @param parked events that wait for a predecessor
 * @param dead events that wait for a person
 * @param openEffects calls to the outside world that are not settled
 */
public record Digest(
    Map<String, String> state,
    long version,
    Optional<Logged> logged,
    Map<String, Long> watermarks,
    long unsent,
    long parked,
    long dead,
    long openEffects) {

  public static final Digest NOTHING =
      new Digest(Map.of(), 0, Optional.empty(), Map.of(), 0, 0, 0, 0);

  /** Versions of one key in an event log, from which old days may have been dropped. */
  public record Logged(long first, long last, long events) {

    boolean isWithoutHoles() {
      return last - first + 1 == events;
    }
  }

  public Digest {
    state = Map.copyOf(state);
    watermarks = Map.copyOf(watermarks);
  }

  boolean exists() {
    return !state.isEmpty();
  }

  /** NONE where there is no aggregate. */
  String status() {
    return state.getOrDefault("status", "NONE");
  }

  String text(String fact) {
    return state.getOrDefault(fact, "");
  }

  /** 0 where it is not known. */
  long amount(String fact) {
    return Long.parseLong(state.getOrDefault(fact, "0"));
  }

  long watermark(String stream) {
    return watermarks.getOrDefault(stream, 0L);
  }

  /** Why nobody can expect it to have got any further; empty if nothing holds it up. */
  boolean waitsForSomebody() {
    return parked + dead + openEffects > 0;
  }
}
