package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Trigger;
import java.util.List;

/**
 * What a webhook says.
 *
 * @param said in the order it happened; empty where the provider itself doesn't know yet
 */
public record Notice(OrderId order, List<Trigger> said) {}
