package dev.plumb.order.domain;

import java.util.Optional;

/**
 * An answer over HTTP, kept to be given again byte for byte.
 *
 * @param body JSON
 */
public record Answer(int status, Optional<String> location, String body) {}
