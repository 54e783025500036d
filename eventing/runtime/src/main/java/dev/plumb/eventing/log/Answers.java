package dev.plumb.eventing.log;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.control.InvalidControlMessage;
import dev.plumb.eventing.control.KeyVersion;
import dev.plumb.eventing.control.Page;
import dev.plumb.eventing.control.Question;
import dev.plumb.eventing.control.Question.Look;
import dev.plumb.eventing.control.Question.Resend;
import dev.plumb.eventing.log.EventLogTable.Found;
import dev.plumb.eventing.topology.Answering;
import dev.plumb.eventing.topology.Provision;
import dev.plumb.eventing.topology.Topology;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.wire.CloudEventHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Answers the questions for one stream, out of the log or, where that has dropped what is asked
 * for, with the aggregate's state. Writes nothing to the database. Blocks.
 */
final class Answers {

  private static final Logger LOG = Logger.getLogger(Answers.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int PERSISTENT = 2;

  private final StateSource states;
  private final String source;
  private final EventLogTable log;
  private final LogReader reader;
  private final Transactions transactions;
  private final FreshContext contexts;
  private final MeterRegistry meters;
  private final Provision provision;

  /**
   * @param source the CloudEvents source of what is published
   */
  Answers(
      StateSource states,
      String source,
      EventLogTable log,
      LogReader reader,
      Transactions transactions,
      FreshContext contexts,
      MeterRegistry meters,
      Provision provision) {
    this.states = states;
    this.source = source;
    this.log = log;
    this.reader = reader;
    this.transactions = transactions;
    this.contexts = contexts;
    this.meters = meters;
    this.provision = provision;
    List.of("looks", "resent", "states", "invalid").forEach(what -> count(what, 0));
  }

  void to(Delivery message, Channel channel) throws IOException {
    try {
      switch (Question.of(message)) {
        case Look look -> look(look, channel);
        case Resend resend -> resend(resend, channel);
      }
    } catch (InvalidControlMessage invalid) {
      count("invalid", 1);
      LOG.debugf("A question for stream %s is dropped: %s", stream(), invalid.getMessage());
    }
  }

  private void look(Look look, Channel channel) throws IOException {
    Page page =
        Uni.combine()
            .all()
            .unis(reader.page(stream(), look), log.epoch())
            .with((read, epoch) -> read.in(epoch))
            .await()
            .atMost(LIMIT);
    String exchange = new Answering(look.consumer(), stream()).exchange();
    if (exists(exchange, channel)) {
      channel.basicPublish(exchange, "", page.properties(), page.body());
    } else if (provision == Provision.MAKES) {
      // To a consumer of an earlier build; needs the permission to write to every queue.
      channel.basicPublish("", look.replyTo(), page.properties(), page.body());
    }
    count("looks", 1);
  }

  private void resend(Resend resend, Channel channel) throws IOException {
    String exchange = Topology.exchange(resend.consumer(), stream());
    if (!exists(exchange, channel)) {
      return;
    }
    Found found = log.find(stream(), resend.missing()).await().atMost(LIMIT);
    List<LoggedEvent> answer = new ArrayList<>(found.events());
    List<NewEvent> instead = statesFor(found.missing());
    instead.forEach(state -> answer.add(new LoggedEvent(state, null)));
    for (LoggedEvent event : answer) {
      publish(event, found.epoch(), exchange, channel);
    }
    count("resent", found.events().size());
    count("states", instead.size());
  }

  /** On a channel of its own: a refusal closes it. */
  private static boolean exists(String exchange, Channel channel) throws IOException {
    try (Channel own = channel.getConnection().createChannel()) {
      own.exchangeDeclarePassive(exchange);
      return true;
    } catch (TimeoutException slow) {
      throw new IOException(slow);
    } catch (IOException refused) {
      if (channel.isOpen()) {
        LOG.debugf("Nobody consumes at %s", exchange);
        return false;
      }
      throw refused;
    }
  }

  /** Only where they stand for what was asked: a version that never was is nobody's. */
  private List<NewEvent> statesFor(List<KeyVersion> missing) {
    Map<UUID, Long> lowest = new HashMap<>();
    missing.forEach(each -> lowest.merge(each.key(), each.version(), Math::min));
    Uni<List<NewEvent>> found =
        lowest.isEmpty()
            ? Uni.createFrom().item(List.of())
            : contexts.run(
                () -> transactions.inTransaction(tx -> states.states(tx, lowest.keySet())));
    return found.await().atMost(LIMIT).stream()
        .filter(state -> state.version() >= lowest.getOrDefault(state.key(), Long.MAX_VALUE))
        .toList();
  }

  private void publish(LoggedEvent logged, int epoch, String exchange, Channel channel)
      throws IOException {
    NewEvent event = logged.event();
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
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
                    epoch,
                    event.type(),
                    event.schema(),
                    event.occurredAt(),
                    logged.traceparent()))
            .build();
    channel.basicPublish(exchange, event.key().toString(), properties, event.body());
  }

  private String stream() {
    return states.stream();
  }

  private void count(String what, int number) {
    meters.counter("plumb.log." + what, "stream", stream()).increment(number);
  }
}
