package dev.plumb.sandbox.call;

import dev.plumb.sandbox.fault.Plan;
import dev.plumb.sandbox.ledger.Ledger;

/** What a decision works with: the draft of its change, and the faults planned for its webhooks. */
public record Work(Ledger.Draft draft, Plan plan) {}
