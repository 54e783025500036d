package dev.plumb.systemtests;

import dev.plumb.eventing.backends.Backends;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** The services as the commit in {@code previous-release} builds them. */
final class PreviousRelease {
  private static final String NOT_KNOWN =
      "this clone has no commit %s to build the previous release from: git fetch --unshallow";

  private static final String IS_KNOWN = "git cat-file -e \"$COMMIT^{commit}\"";

  private static final String BUILD =
      """
      set -eu
      mkdir -p "${PLACE%/*}"
      building=$(mktemp -d "$PLACE.XXXXXX")
      trap 'rm -rf "$building"' EXIT
      git archive "$COMMIT" | tar -x -C "$building"
      cd "$building"
      ./mvnw -q package -T2 -Dmaven.test.skip=true -Dspotless.check.skip=true \
        -pl order-service,billing-service,shipping-service
      [ -e "$PLACE" ] || mv "$building" "$PLACE"
      """;

  private PreviousRelease() {}

  /**
   * Its repository. Built once per commit, which takes a minute, and kept for later runs.
   *
   * @throws TestAbortedException when this clone's history doesn't have it
   */
  static Path packaged() {
    String commit = commit();
    Path place = Backends.cache().resolve("releases").resolve(commit);
    if (Files.exists(place)) {
      return place;
    }
    if (sh(IS_KNOWN, commit, place).exitCode() != 0) {
      Progress.say("SKIPPED, " + NOT_KNOWN.formatted(commit));
      throw new TestAbortedException(NOT_KNOWN.formatted(commit));
    }
    Progress.say("building the previous release, once: " + commit);
    CommandLine.Result built = sh(BUILD, commit, place);
    if (built.exitCode() != 0) {
      throw new AssertionError("Can't build " + commit + ":\n" + built.output());
    }
    return place;
  }

  private static String commit() {
    try (InputStream in = PreviousRelease.class.getResourceAsStream("/previous-release")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandLine.Result sh(String script, String commit, Path place) {
    return CommandLine.sh(script, Map.of("COMMIT", commit, "PLACE", place.toString()));
  }
}
