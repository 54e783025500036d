package dev.plumb.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where schemas are looked for besides the class path. */
@ConfigMapping(prefix = "plumb.registry")
interface RegistrySettings {

  /** Of an Apicurio Registry 3, such as {@code https://registry:8080}. Without it there is none. */
  Optional<String> url();

  /** Sent to it as the header of that name, such as {@code Bearer ...} or {@code Basic ...}. */
  Optional<String> authorization();

  /**
   * After so long without an answer it counts as away. It is how long an event in an unknown schema
   * may hold up its lane; shorter takes a slow registry for one that is away.
   */
  @WithDefault("2s")
  Duration timeout();

  /**
   * For how long it is not asked for schemas after it was away. Longer lets more events die of an
   * unknown schema once it is back; shorter lets it hold up a lane more often.
   */
  @WithDefault("10s")
  Duration restAfterFault();

  /**
   * For how long a schema that it doesn't have counts as unknown, and no more than ten do. Longer
   * asks it less where somebody sends nonsense; shorter finds earlier what is published late.
   */
  @WithDefault("1m")
  Duration unknownFor();
}
