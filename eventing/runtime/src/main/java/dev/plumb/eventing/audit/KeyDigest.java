package dev.plumb.eventing.audit;

import java.util.Map;
import java.util.UUID;

/**
 * One key, read in one snapshot.
 *
 * @param version of the aggregate; 0 where there is none
 * @param state of the aggregate; empty where there is none
 * @param logged versions in the event log; null where it has none of the key
 * @param watermarks last applied version by upstream stream
 * @param unsent events not published yet
 * @param parked events waiting for a predecessor
 * @param dead events waiting for a person
 * @param openEffects calls to the outside world that are not settled
 */
public record KeyDigest(
    UUID key,
    long version,
    Map<String, String> state,
    Logged logged,
    Map<String, Long> watermarks,
    long unsent,
    long parked,
    long dead,
    long openEffects) {

  /** Old days of the log are dropped, so it need not begin at 1. */
  public record Logged(long first, long last, long events) {}
}
