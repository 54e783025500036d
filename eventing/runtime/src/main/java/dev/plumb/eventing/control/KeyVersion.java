package dev.plumb.eventing.control;

import java.util.UUID;

/** One event of a stream, by its place instead of its id. */
public record KeyVersion(UUID key, long version) {}
