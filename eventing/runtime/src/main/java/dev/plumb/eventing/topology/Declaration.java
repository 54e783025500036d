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
   */
  void on(Channel channel) throws IOException;

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
    public void on(Channel channel) throws IOException {
      channel.exchangeDeclare(name, type, true, false, arguments);
    }
  }

  record Queue(String name, Map<String, Object> arguments, String purpose) implements Declaration {

    @Override
    public void on(Channel channel) throws IOException {
      messages(channel);
    }

    /** How many are ready, once it is there. */
    long messages(Channel channel) throws IOException {
      return channel.queueDeclare(name, true, false, false, arguments).getMessageCount();
    }
  }

  /**
   * @param exchange where messages come from
   * @param toExchange what they go to is an exchange, not a queue
   */
  record Binding(String exchange, String to, boolean toExchange, String routingKey)
      implements Declaration {

    @Override
    public void on(Channel channel) throws IOException {
      if (toExchange) {
        channel.exchangeBind(to, exchange, routingKey);
      } else {
        channel.queueBind(to, exchange, routingKey);
      }
    }
  }
}
