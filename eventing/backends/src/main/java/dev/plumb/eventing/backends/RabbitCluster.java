package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Three RabbitMQ nodes on this machine: each with its own data, and for root its own network
 * namespace. Nodes are numbered from 1. As a {@link Rabbit} it stands for whichever node answers.
 *
 * @param folder holds a folder for each node, named by its number
 */
public record RabbitCluster(Path folder) implements Rabbit {
  static final int NODES = 3;

  /** Small figures, so that a fault is found in seconds; RabbitMQ's own tick is a minute. */
  private static final String CONFIGURATION =
      """
      loopback_users = none
      cluster_partition_handling = pause_minority
      net_ticktime = 5
      cluster_formation.peer_discovery_backend = classic_config
      cluster_formation.randomized_startup_delay_range.min = 0
      cluster_formation.randomized_startup_delay_range.max = 1
      """;

  private static final String STOP =
      """
      cd "${0%%/*}" || exit 0
      for pid in */pid; do
        kill -KILL "-$(cat "$pid")" 2>/dev/null
      done
      for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -e network ] && break
        ERL_EPMD_PORT=%d '%s' -kill >/dev/null 2>&1 && break
        sleep 0.2
      done
      """;

  /** For the caller alone, in a folder of {@link Backends}. */
  static RabbitCluster create(Path folder) {
    RabbitInstallation installation = RabbitInstallation.find();
    RabbitCluster cluster = new RabbitCluster(Folders.made(folder));
    int epmd = FreePorts.next();
    try {
      Files.writeString(
          folder.resolve("stop.sh"),
          STOP.formatted(epmd, installation.epmd()) + NamespaceNetwork.STOP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cluster.write(ClusterNetwork.make(folder, NODES), epmd);
    // The others join the first.
    cluster.node(1).start();
    cluster.atOnce(List.of(2, 3), Rabbit::start);
    return cluster;
  }

  /** Empty when a cluster can be started here; else what is missing. */
  public static Optional<String> missing() {
    try {
      RabbitInstallation.find();
      return Optional.empty();
    } catch (BackendFailure missing) {
      return Optional.of(missing.getMessage());
    }
  }

  /** The one whose folder this is, started by whatever process. */
  public static RabbitCluster at(Path folder) {
    return new RabbitCluster(folder);
  }

  static boolean isIn(Path folder) {
    return Files.isDirectory(folder.resolve("1"));
  }

  public List<Integer> numbers() {
    return IntStream.rangeClosed(1, NODES).boxed().toList();
  }

  public Rabbit node(int number) {
    return local(number);
  }

  /** As RabbitMQ names the node, for instance as a queue's leader. */
  public String name(int number) {
    return local(number).place().name();
  }

  public boolean answers(int number) {
    return local(number).answers();
  }

  /** SIGSTOP: its connections stay open, and it says nothing. */
  public void freeze(int number) {
    signal(number, "STOP");
  }

  public void thaw(int number) {
    signal(number, "CONT");
  }

  /** Empty when nodes can be cut off from each other; else what that lacks here. */
  public Optional<String> lacksPartitions() {
    return network().lacksPartitions();
  }

  /**
   * Nothing goes between the node and the others, on connections that stay open; clients reach it.
   *
   * @throws BackendFailure when that can't be done here
   */
  public void partition(int number) {
    network().partition(number);
  }

  public void heal(int number) {
    network().heal(number);
  }

  @Override
  public String addresses() {
    return numbers().stream().map(n -> node(n).addresses()).collect(Collectors.joining(","));
  }

  @Override
  public String host() {
    return answering().host();
  }

  @Override
  public int port() {
    return answering().port();
  }

  @Override
  public int managementPort() {
    return answering().managementPort();
  }

  @Override
  public String user() {
    return node(1).user();
  }

  @Override
  public String password() {
    return node(1).password();
  }

  @Override
  public String ctl(String... arguments) {
    return answering().ctl(arguments);
  }

  @Override
  public void plugins(String... arguments) {
    numbers().forEach(number -> node(number).plugins(arguments));
  }

  @Override
  public void shutdown(Shutdown how) {
    atOnce(numbers(), node -> node.shutdown(how));
  }

  /** At once: each waits for the one that was the last to go. */
  @Override
  public void start() {
    atOnce(numbers(), Rabbit::start);
  }

  private Rabbit answering() {
    return numbers().stream().filter(this::answers).findFirst().map(this::node).orElse(node(1));
  }

  private void write(ClusterNetwork network, int epmd) {
    String cookie = UUID.randomUUID().toString();
    String first = null;
    for (int number : numbers()) {
      RabbitPorts ports =
          new RabbitPorts(FreePorts.next(), FreePorts.next(), FreePorts.next(), epmd);
      RabbitPlace place = network.place(number, ports);
      first = first == null ? place.name() : first;
      Path own = Folders.made(folder.resolve("" + number));
      new RabbitFiles(own, ports, place)
          .write(
              CONFIGURATION
                  + "cluster_formation.classic_config.nodes.1 = %s\n".formatted(first)
                  + "cluster_formation.classic_config.nodes.2 = %s\n".formatted(place.name()));
      writeCookie(own.resolve("home/.erlang.cookie"), cookie);
    }
  }

  private static void writeCookie(Path file, String cookie) {
    try {
      Files.writeString(file, cookie);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(int number, String signal) {
    new Daemon(folder.resolve("" + number)).signalAll(signal);
  }

  private LocalRabbit local(int number) {
    try {
      return LocalRabbit.at(folder.resolve("" + number));
    } catch (IOException e) {
      throw new BackendFailure("There is no node " + number + " in " + folder, e);
    }
  }

  private ClusterNetwork network() {
    return ClusterNetwork.at(folder, NODES);
  }

  private void atOnce(List<Integer> which, Consumer<Rabbit> action) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          which.stream()
              .<Future<?>>map(number -> threads.submit(() -> action.accept(node(number))))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackendFailure("Interrupted with nodes of a cluster under way", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BackendFailure failure
          ? failure
          : new BackendFailure("A node of a cluster fails", e.getCause());
    }
  }
}
