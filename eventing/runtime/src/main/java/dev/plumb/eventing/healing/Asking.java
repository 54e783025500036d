package dev.plumb.eventing.healing;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.control.Question;
import dev.plumb.eventing.topology.Questions;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * One connection to ask on, opened anew when it is needed and gone. What is asked may get lost, and
 * so may the answer. For one thread.
 */
final class Asking {

  private static final String NAME = "plumb-healing";
  private static final int ABORT_MILLIS = 1_000;

  private final BrokerConnector broker;
  private final Consumer<Delivery> answers;
  private Connection connection;
  private Channel channel;

  /**
   * @param answers called by the AMQP client's threads; must not block
   */
  Asking(BrokerConnector broker, Consumer<Delivery> answers) {
    this.broker = broker;
    this.answers = answers;
  }

  void ask(String stream, Question question) throws IOException {
    open();
    channel.basicPublish("", new Questions(stream).queue(), question.properties(), question.body());
  }

  void close() {
    if (connection != null) {
      connection.abort(ABORT_MILLIS);
      connection = null;
    }
  }

  /** Says why it can't be asked, once for as long as that lasts. */
  void failed(Exception fault) {
    broker.failed(NAME, fault);
    close();
  }

  private void open() throws IOException {
    if (connection != null && channel.isOpen()) {
      return;
    }
    close();
    connection = broker.open(NAME);
    channel = connection.createChannel();
    channel.basicConsume(
        Question.Look.TO_ME, true, (tag, answer) -> answers.accept(answer), tag -> {});
    broker.working(NAME);
  }
}
