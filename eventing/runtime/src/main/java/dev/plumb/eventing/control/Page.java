package dev.plumb.eventing.control;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The answer to a {@link Question.Look}.
 *
 * @param after what was asked: the position behind which it is; -1 from a producer of an earlier
 *     build, which doesn't say
 * @param upTo the log is compared up to here; nothing will ever be added below
 * @param more there is more behind it already
 * @param highest the highest version in this page of each key
 * @param epoch of the producer's present history
 */
public record Page(
    UUID question, long after, long upTo, boolean more, List<KeyVersion> highest, int epoch) {

  private static final String TYPE = "plumb.log.page.v1";
  private static final String AFTER = "after";
  private static final String UP_TO = "up-to";
  private static final String MORE = "more";
  private static final String EPOCH = "epoch";

  /** Of a producer's first history. */
  public Page(UUID question, long after, long upTo, boolean more, List<KeyVersion> highest) {
    this(question, after, upTo, more, highest, 1);
  }

  public Page in(int present) {
    return new Page(question, after, upTo, more, highest, present);
  }

  public BasicProperties properties() {
    return ControlMessage.of(TYPE, Map.of(AFTER, after, UP_TO, upTo, MORE, more, EPOCH, epoch))
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
        after(message),
        ControlMessage.number(message, UP_TO),
        Boolean.TRUE.equals(ControlMessage.header(message, MORE)),
        KeyVersions.read(message.getBody()),
        epoch(message));
  }

  private static long after(Delivery message) throws InvalidControlMessage {
    return message.getProperties().getHeaders() != null
            && message.getProperties().getHeaders().containsKey(AFTER)
        ? ControlMessage.number(message, AFTER)
        : -1;
  }

  private static int epoch(Delivery message) throws InvalidControlMessage {
    if (!message.getProperties().getHeaders().containsKey(EPOCH)) {
      return 1;
    }
    long epoch = ControlMessage.number(message, EPOCH);
    if (epoch < 1 || epoch > Integer.MAX_VALUE) {
      throw new InvalidControlMessage("epoch " + epoch);
    }
    return (int) epoch;
  }
}
