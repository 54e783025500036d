package dev.plumb.eventing.effect;

import java.util.Optional;

/**
 * What a person's verdict did.
 *
 * @param state in the ledger now
 * @param change of the aggregate, in a sentence
 * @param next kind and purpose of the one held back behind it that is called now
 */
public record Settled(LedgerEntry before, String state, String change, Optional<String> next) {}
