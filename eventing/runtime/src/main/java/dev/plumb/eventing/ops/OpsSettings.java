package dev.plumb.eventing.ops;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may look at, and act on, what went wrong. */
@ConfigMapping(prefix = "plumb.ops")
public interface OpsSettings {

  /**
   * What requests to {@code /ops} must carry as {@code Authorization: Bearer}; 16 characters at
   * least. Without one there is no {@code /ops}.
   */
  Optional<String> token();
}
