package dev.plumb.shipping.usecase;

import dev.plumb.contracts.Contracts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the contracts once. */
@Singleton
class ContractsProducer {

  @Produces
  @Singleton
  Contracts contracts() {
    return Contracts.forConsumer("shipping");
  }
}
