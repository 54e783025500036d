package dev.plumb.order.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers are kept for requests that come again. */
@ConfigMapping(prefix = "plumb.answers")
public interface AnswerSettings {

  /** A key that comes again after this places another order. Longer takes more disk. */
  @WithDefault("24H")
  Duration kept();
}
