package dev.plumb.eventing.topology;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;

/**
 * Where the consumers of a stream ask its producer: a queue that all replicas of the producer
 * share. What is not answered soon is asked again, so old questions and too many of them go away.
 */
public record Questions(String stream) {

  private static final Map<String, Object> ARGUMENTS =
      Map.of("x-message-ttl", 30_000, "x-max-length", 1_000, "x-max-length-bytes", 4_194_304);

  public String queue() {
    return stream + ".questions";
  }

  public Declaration.Queue declaration() {
    return new Declaration.Queue(
        queue(), ARGUMENTS, "What consumers of stream " + stream + " miss of it.");
  }

  public void declare(Channel channel) throws IOException {
    declaration().on(channel);
  }
}
