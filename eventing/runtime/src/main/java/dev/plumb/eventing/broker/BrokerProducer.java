package dev.plumb.eventing.broker;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Makes the plain classes of this package beans. */
@Singleton
class BrokerProducer {

  @Produces
  @Singleton
  BrokerConnector broker(Config config) {
    return new BrokerConnector(BrokerSettings.from(config));
  }
}
