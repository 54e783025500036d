package dev.plumb.order.stream;

import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.ops.PayloadView;
import jakarta.inject.Singleton;
import java.util.Map;

/** Events as their contracts describe them, for operators. */
@Singleton
class Payloads implements PayloadView {

  private final Contracts contracts;

  Payloads(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public Map<String, Object> of(String type, byte[] body) {
    return contracts.disclosed(type, body);
  }
}
