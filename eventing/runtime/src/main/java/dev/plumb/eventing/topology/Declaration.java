package dev.plumb.eventing.topology;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;

/** Something durable on the broker, with a sentence for people. */
public sealed interface Declaration {

  /**
   * Does nothing if it is there already; fails if it is there with other arguments, and the channel
   * is closed then.
   *
   * @return messages ready in it; 0 for what holds none
   */
  long on(Channel channel) throws IOException;

  /**
   * Fails if it isn't there, and the channel is closed then; needs no permission. A binding can't
   * be looked at.
   *
   * @return as above
   */
  long lookOn(Channel channel) throws IOException;

  /** What it is, for people. */
  String named();

  record Exchange(String name, String type, Map<String, Object> arguments, String purpose)
      implements Declaration {

    static Exchange fanout(String name, String purpose) {
      return new Exchange(name, BuiltinExchangeType.FANOUT.getType(), Map.of(), purpose);
    }

    /** Where a stream's producer publishes; its consumers declare it too. */
    public static Exchange of(String stream) {
      return fanout(stream, "All events of stream " + stream + ", for whoever binds to it.");
    }

    @Override
    public long on(Channel channel) throws IOException {
      channel.exchangeDeclare(name, type, true, false, arguments);
      return 0;
    }

    @Override
    public long lookOn(Channel channel) throws IOException {
      channel.exchangeDeclarePassive(name);
      return 0;
    }

    @Override
    public String named() {
      return "exchange " + name;
    }
  }

  record Queue(String name, Map<String, Object> arguments, String purpose) implements Declaration {

    @Override
    public long on(Channel channel) throws IOException {
      return channel.queueDeclare(name, true, false, false, arguments).getMessageCount();
    }

    @Override
    public long lookOn(Channel channel) throws IOException {
      return channel.queueDeclarePassive(name).getMessageCount();
    }

    @Override
    public String named() {
      return "queue " + name;
    }
  }

  /**
   * @param exchange where messages come from
   * @param toExchange what they go to is an exchange, not a queue
   */
  record Binding(String exchange, String to, boolean toExchange, String routingKey)
      implements Declaration {

    @Override
    public long on(Channel channel) throws IOException {
      if (toExchange) {
        channel.exchangeBind(to, exchange, routingKey);
      } else {
        channel.queueBind(to, exchange, routingKey);
      }
      return 0;
    }

    @Override
    public long lookOn(Channel channel) {
      return 0;
    }

    @Override
    public String named() {
      return "the binding of %s to %s".formatted(to, exchange);
    }
  }
}
