package dev.plumb.eventing.audit;

/**
 * What a service tells an auditor of its aggregates. A bean of this type opens {@code /ops/audit}.
 *
 * @param stream that tells of these aggregates
 * @param aggregates SQL: key, version of the last event (0 before the first) and facts of the keys
 *     {@code $1}, an array. The facts are a JSON object as text, {@code status} among them; amounts
 *     in minor units, no personal data
 * @param keys SQL: the next {@code $2} keys above {@code $1}, in their order
 */
public record AuditSource(String stream, String aggregates, String keys) {}
