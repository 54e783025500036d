package dev.plumb.eventing.inbox;

import java.util.Map;

/**
 * @param reason names the attribute that is missing or wrong
 * @param headers as received, as text
 */
public record UnreadableDelivery(String reason, Map<String, String> headers, byte[] body) {}
