package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A container that any process finds again by its folder and that ends with the backends. */
record Container(ContainerEngine engine, String name, List<Integer> ports) {
  private static final Duration TO_START = Duration.ofSeconds(120);

  /**
   * @param ports inside the container; each gets a free one of the loopback address
   * @param program the image's own when empty
   */
  static Container run(
      Path folder,
      ContainerEngine engine,
      String image,
      List<Integer> ports,
      Map<String, String> environment,
      List<String> program) {
    String name = folder.getParent().getFileName() + "-" + folder.getFileName();
    List<Integer> free = ports.stream().map(_ -> FreePorts.next()).toList();
    Container container = new Container(engine, name, free);
    container.remember(Folders.made(folder));
    List<String> words = new ArrayList<>(List.of("run", "--detach", "--name", name));
    words.addAll(List.of("--hostname", "plumb"));
    for (int i = 0; i < ports.size(); i++) {
      words.addAll(List.of("--publish", "127.0.0.1:" + free.get(i) + ":" + ports.get(i)));
    }
    environment.forEach((key, value) -> words.addAll(List.of("--env", key + "=" + value)));
    words.add(image);
    words.addAll(program);
    engine.call(words.toArray(String[]::new));
    return container;
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve("container"));
  }

  static Container at(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("container"));
    return new Container(
        new ContainerEngine(lines.get(0)),
        lines.get(1),
        lines.stream().skip(2).map(Integer::valueOf).toList());
  }

  void start(BooleanSupplier ready) {
    engine.call("start", name);
    await(ready);
  }

  void await(BooleanSupplier ready) {
    Wait.until(TO_START, "start of the container " + name, ready);
  }

  void end(String signal) {
    engine.call("kill", "--signal", signal, name);
    engine.call("wait", name);
  }

  private void remember(Path folder) {
    List<String> lines = new ArrayList<>(List.of(engine.program(), name));
    ports.forEach(port -> lines.add("" + port));
    try {
      Files.write(folder.resolve("container"), lines);
      Files.writeString(
          folder.resolve("stop.sh"),
          engine.program() + " rm --force --volumes " + name + " >/dev/null 2>&1\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
