package dev.plumb.order.usecase;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.WriterSchemas;
import dev.plumb.eventing.usage.Deprecations;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the contracts once. */
@Singleton
class ContractsProducer {

  @Produces
  @Singleton
  Contracts contracts(WriterSchemas more) {
    return Contracts.forConsumer("order", more);
  }

  @Produces
  @Singleton
  Deprecations deprecations(Contracts contracts) {
    return contracts::deprecated;
  }
}
