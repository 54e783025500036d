package dev.plumb.order.stream;

import dev.plumb.contracts.PublishedEvent;
import dev.plumb.eventing.asyncapi.EventContract;
import dev.plumb.eventing.asyncapi.EventContracts;
import jakarta.inject.Singleton;
import java.util.List;

/** Events as their contracts describe them, for the AsyncAPI document. */
@Singleton
class Descriptions implements EventContracts {

  @Override
  public List<EventContract> of(String stream) {
    return PublishedEvent.of(stream).stream()
        .map(event -> new EventContract(event.wireType(), event.schema(), event.example()))
        .toList();
  }
}
