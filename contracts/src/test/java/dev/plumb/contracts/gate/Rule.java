package dev.plumb.contracts.gate;

import java.util.stream.Stream;

/** Something that must hold of the contracts. */
interface Rule {

  Stream<Finding> check(ContractFiles files);
}
