package dev.plumb.auditor.domain;

/**
 * What one process of a service has counted since it started.
 *
 * @param deliveries taken from the broker
 * @param outcomes of those: applied, duplicate, stale, parked, refused, abandoned or dead
 */
public record Counters(String process, long deliveries, long outcomes) {

  boolean addUp() {
    return deliveries == outcomes;
  }
}
