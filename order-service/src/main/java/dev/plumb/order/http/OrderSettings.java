package dev.plumb.order.http;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** What an order may ask for. */
@ConfigMapping(prefix = "plumb.order")
public interface OrderSettings {

  /**
   * Payment methods that are taken, as the provider names them; a star at the end stands for any
   * ending. One that is missing here is bad input; one too many is declined by the provider.
   */
  List<String> paymentMethods();
}
