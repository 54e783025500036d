package dev.plumb.eventing.backends;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How PostgreSQL, which refuses root, is run by root. */
enum OrdinaryUser {
  /** We are no root. */
  SELF(List.of()),
  /** Root without a user mapping in a namespace of its own: still the owner of its files. */
  NAMESPACE(List.of("unshare", "-U")),
  /** Where namespaces are forbidden, as in many containers. */
  NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private static final OrdinaryUser BEST = best();

  private final List<String> prefix;

  OrdinaryUser(List<String> prefix) {
    this.prefix = prefix;
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  static OrdinaryUser available() {
    return BEST;
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

  private static OrdinaryUser best() {
    if (!isRoot()) {
      return SELF;
    }
    return Command.of("unshare", "-U", "true").tryRun().isPresent() ? NAMESPACE : NOBODY;
  }
}
