package dev.plumb.contracts;

import org.apache.avro.Schema;

/**
 * A version of an event that may arrive.
 *
 * @param asWritten for people, who see all of it
 * @param asRead for the code; null where it has not said that it reads this event
 */
record Known(Contract contract, EventReader asWritten, EventReader asRead) {

  /**
   * @param reader null where there is none
   */
  static Known of(Contract contract, Schema reader) {
    return new Known(
        contract,
        contract.readAs(contract.schema()),
        reader == null ? null : contract.readAs(reader));
  }
}
