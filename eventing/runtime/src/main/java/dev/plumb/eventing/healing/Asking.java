package dev.plumb.eventing.healing;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.control.Question;
import dev.plumb.eventing.topology.Answering;
import dev.plumb.eventing.topology.Declaration;
import dev.plumb.eventing.topology.Questions;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One connection to ask on, opened anew when it is needed and gone. What is asked may get lost, and
 * so may the answer. For one thread.
 */
final class Asking {

  private static final String NAME = "plumb-healing";
  private static final int ABORT_MILLIS = 1_000;

  private final BrokerConnector broker;
  private final String service;
  private final Consumer<Delivery> answers;
  private Connection connection;
  private Channel channel;

  /** Streams that can be asked on this channel, and whose answers are heard. */
  private final Set<String> prepared = ConcurrentHashMap.newKeySet();

  /**
   * @param service that asks
   * @param answers called by the AMQP client's threads; must not block
   */
  Asking(BrokerConnector broker, String service, Consumer<Delivery> answers) {
    this.broker = broker;
    this.service = service;
    this.answers = answers;
  }

  void ask(String stream, Question question) throws IOException {
    prepare(stream);
    channel.basicPublish(
        new Questions(stream).exchange(), "", question.properties(), question.body());
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

  /** So that a question finds its way, and the answer back. */
  void prepare(String stream) throws IOException {
    open();
    if (prepared.add(stream)) {
      listen(stream);
      broker.working(NAME);
    }
  }

  private void listen(String stream) throws IOException {
    Answering answering = new Answering(service, stream);
    ensure(new Questions(stream).declarations());
    ensure(answering.declarations());
    channel.basicConsume(
        answering.queue(),
        true,
        (tag, answer) -> answers.accept(answer),
        deleted -> prepared.remove(stream));
  }

  private void ensure(List<Declaration> declarations) throws IOException {
    for (Declaration each : declarations) {
      broker.provision().of(each, channel);
    }
  }

  private void open() throws IOException {
    if (connection != null && channel.isOpen()) {
      return;
    }
    close();
    prepared.clear();
    connection = broker.open(NAME);
    channel = connection.createChannel();
    // A producer of an earlier build answers here.
    channel.basicConsume(
        Question.Look.TO_ME, true, (tag, answer) -> answers.accept(answer), tag -> {});
  }
}
