package dev.plumb.eventing.backends;

import java.util.Optional;
import java.util.stream.Stream;

/** Docker or Podman, by the command line, which knows about sockets, contexts and DOCKER_HOST. */
record ContainerEngine(String program) {

  static Optional<ContainerEngine> answering() {
    return Stream.of("docker", "podman")
        .filter(program -> Programs.find(program).isPresent())
        .filter(program -> Command.of(program, "info").tryRun().isPresent())
        .map(ContainerEngine::new)
        .findFirst();
  }

  String call(String... arguments) {
    return Command.of(
            Stream.concat(Stream.of(program), Stream.of(arguments)).toArray(String[]::new))
        .run();
  }
}
