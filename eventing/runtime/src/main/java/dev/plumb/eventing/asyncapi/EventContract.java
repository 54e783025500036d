package dev.plumb.eventing.asyncapi;

/**
 * What an event looks like.
 *
 * @param type such as {@code order.order-placed.v1}
 * @param schema an Avro record, as JSON; its {@code doc} says in a sentence what has happened
 * @param example as JSON
 */
public record EventContract(String type, String schema, String example) {}
