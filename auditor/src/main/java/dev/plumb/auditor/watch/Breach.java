package dev.plumb.auditor.watch;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that must be true of an order and isn't.
 *
 * @param evidence what everybody said of the order at the last look
 * @param since when it was first seen
 */
public record Breach(UUID order, String rule, String sentence, String evidence, Instant since) {}
