package dev.plumb.eventing.control;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The answer to a {@link Question.Look}.
 *
 * @param upTo the log is compared up to here; nothing will ever be added below
 * @param more there is more behind it already
 * @param highest the highest version in this page of each key
 */
public record Page(UUID question, long upTo, boolean more, List<KeyVersion> highest) {

  private static final String TYPE = "plumb.log.page.v1";
  private static final String UP_TO = "up-to";
  private static final String MORE = "more";

  public BasicProperties properties() {
    return ControlMessage.of(TYPE, Map.of(UP_TO, upTo, MORE, more))
        .correlationId(question.toString())
        .build();
  }

  public byte[] body() {
    return KeyVersions.write(highest);
  }

  public static Page of(Delivery message) throws InvalidControlMessage {
    if (!ControlMessage.isOf(TYPE, message)) {
      throw new InvalidControlMessage("its type is unknown");
    }
    return new Page(
        ControlMessage.correlation(message),
        ControlMessage.number(message, UP_TO),
        Boolean.TRUE.equals(ControlMessage.header(message, MORE)),
        KeyVersions.read(message.getBody()));
  }
}
