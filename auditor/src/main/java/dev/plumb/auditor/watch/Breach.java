package dev.plumb.auditor.watch;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that must be true of an order, or of a service, and isn't.
 *
 * @param order null where it is about a service
 * @param service null where it is about an order
 * @param evidence what everybody said at the last look
 * @param since when it was first seen
 */
public record Breach(
    UUID order, String service, String rule, String sentence, String evidence, Instant since) {}
