package dev.plumb.systemtests;

import dev.plumb.local.Plumb;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every queue is there, and none holds a message: those for the unrouted and the dead included.
 * Where consumers ask producers is left out: they ask all the time.
 */
record EmptyQueues(Plumb plumb) {
  /** Two streams for each of three services: eight partitions, unrouted, dead. */
  private static final int QUEUES = 3 * 2 * (8 + 2);

  private record Queue(String name, long messages) {
    static Queue parse(String line) {
      String[] words = line.strip().split("\\s+");
      return new Queue(words[0], Long.parseLong(words[1]));
    }
  }

  List<String> broken() {
    List<Queue> queues =
        plumb
            .backends()
            .rabbit()
            .ctl("list_queues", "--no-table-headers", "name", "messages")
            .lines()
            .filter(line -> line.strip().matches("\\S+\\s+\\d+"))
            .map(Queue::parse)
            .filter(queue -> !queue.name.matches(".*\\.(questions|answers)"))
            .toList();
    List<String> broken =
        queues.stream()
            .filter(queue -> queue.messages > 0)
            .map(queue -> "queue %s holds %d messages".formatted(queue.name, queue.messages))
            .collect(Collectors.toCollection(ArrayList::new));
    if (queues.size() != QUEUES) {
      broken.add("there are %d queues instead of %d".formatted(queues.size(), QUEUES));
    }
    return broken;
  }
}
