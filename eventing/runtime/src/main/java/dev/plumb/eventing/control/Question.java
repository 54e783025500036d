package dev.plumb.eventing.control;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a consumer may ask the producer of a stream. It may be lost: who asked asks again. */
public sealed interface Question {

  /** The consuming service. */
  String consumer();

  BasicProperties properties();

  byte[] body();

  /**
   * Which versions the log has behind a position; answered with a {@link Page}.
   *
   * @param replyTo a pseudo-queue of the broker's, see
   *     https://www.rabbitmq.com/docs/direct-reply-to
   */
  record Look(String consumer, long after, UUID id, String replyTo) implements Question {

    static final String TYPE = "plumb.log.look.v1";
    static final String AFTER = "after";

    /** To the channel that asks. */
    public static final String TO_ME = "amq.rabbitmq.reply-to";

    @Override
    public BasicProperties properties() {
      return ControlMessage.of(TYPE, Map.of(ControlMessage.CONSUMER, consumer, AFTER, after))
          .correlationId(id.toString())
          .replyTo(replyTo)
          .build();
    }

    @Override
    public byte[] body() {
      return new byte[0];
    }
  }

  /** Events that have not arrived; answered with the events, on the consumer's own exchange. */
  record Resend(String consumer, List<KeyVersion> missing) implements Question {

    /** In one message: whole events are the answer. */
    public static final int LIMIT = 100;

    static final String TYPE = "plumb.log.resend.v1";

    @Override
    public BasicProperties properties() {
      return ControlMessage.of(TYPE, Map.of(ControlMessage.CONSUMER, consumer)).build();
    }

    @Override
    public byte[] body() {
      return KeyVersions.write(missing);
    }
  }

  static Question of(Delivery message) throws InvalidControlMessage {
    String consumer = ControlMessage.name(message, ControlMessage.CONSUMER);
    if (ControlMessage.isOf(Look.TYPE, message)) {
      return look(consumer, message);
    }
    if (ControlMessage.isOf(Resend.TYPE, message)) {
      return resend(consumer, message);
    }
    throw new InvalidControlMessage("its type is unknown");
  }

  /** An answer goes to a channel that waits for it, and to no queue. */
  private static Look look(String consumer, Delivery message) throws InvalidControlMessage {
    String replyTo = String.valueOf(message.getProperties().getReplyTo());
    if (!replyTo.startsWith(Look.TO_ME + ".")) {
      throw new InvalidControlMessage("its answer would go to a queue");
    }
    return new Look(
        consumer,
        ControlMessage.number(message, Look.AFTER),
        ControlMessage.correlation(message),
        replyTo);
  }

  private static Resend resend(String consumer, Delivery message) throws InvalidControlMessage {
    List<KeyVersion> missing = KeyVersions.read(message.getBody());
    if (missing.isEmpty() || missing.size() > Resend.LIMIT) {
      throw new InvalidControlMessage(missing.size() + " events at once");
    }
    return new Resend(consumer, missing);
  }
}
