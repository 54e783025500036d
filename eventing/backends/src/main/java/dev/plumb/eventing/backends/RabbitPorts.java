package dev.plumb.eventing.backends;

import java.util.stream.Stream;

record RabbitPorts(int amqp, int management, int distribution, int epmd) {

  static RabbitPorts free() {
    return new RabbitPorts(FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
  }

  static RabbitPorts parse(String text) {
    int[] ports = Stream.of(text.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
    return new RabbitPorts(ports[0], ports[1], ports[2], ports[3]);
  }

  String text() {
    return amqp + " " + management + " " + distribution + " " + epmd;
  }
}
