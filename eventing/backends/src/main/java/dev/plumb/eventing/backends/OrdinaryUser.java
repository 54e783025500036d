package dev.plumb.eventing.backends;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How PostgreSQL, which refuses root, is run by root. */
enum OrdinaryUser {
  /** We are no root. */
  SELF(List.of()),
  /** Root without a user mapping in a namespace of its own: still the owner of its files. */
  NAMESPACE(List.of("unshare", "-U")),
  /** Where namespaces are forbidden, as in many containers. */
  NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private final List<String> prefix;

  OrdinaryUser(List<String> prefix) {
    this.prefix = prefix;
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * @throws BackendFailure when we are root and can be nobody else
   */
  static OrdinaryUser available() {
    if (!isRoot()) {
      return SELF;
    }
    return Stream.of(NAMESPACE, NOBODY)
        .filter(OrdinaryUser::works)
        .findFirst()
        .orElseThrow(
            () ->
                new BackendFailure(
                    "PostgreSQL refuses root, and neither unshare nor setpriv (package util-linux)"
                        + " can run it as somebody else here: use an ordinary user, or containers"));
  }

  List<String> run(List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    return words;
  }

  void own(Path folder) {
    if (this == NOBODY) {
      Command.of("chown", "-R", "65534:65534", folder.toString()).run();
    }
  }

  private boolean works() {
    return new Command(run(List.of("true")), Map.of()).tryRun().isPresent();
  }
}
