package dev.plumb.eventing.relay;

import com.rabbitmq.client.AMQP;
import dev.plumb.eventing.wire.CloudEventHeaders;

/**
 * What an event is sent with.
 *
 * @param source the CloudEvents source of all of them
 */
record EventMessages(String source) {

  private static final int PERSISTENT = 2;

  /**
   * @param traceparent null where there is no trace
   */
  AMQP.BasicProperties properties(OutboxEvent event, String traceparent) {
    return new AMQP.BasicProperties.Builder()
        .messageId(event.id().toString())
        .contentType(CloudEventHeaders.CONTENT_TYPE)
        .deliveryMode(PERSISTENT)
        .headers(
            CloudEventHeaders.of(
                event.id(),
                source,
                event.stream(),
                event.key(),
                event.version(),
                event.epoch(),
                event.type(),
                event.schema(),
                event.occurredAt(),
                traceparent))
        .build();
  }
}
