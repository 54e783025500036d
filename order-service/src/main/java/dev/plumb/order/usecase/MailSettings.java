package dev.plumb.order.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** E-mail to customers, through one mail server. */
@ConfigMapping(prefix = "plumb.mail")
public interface MailSettings {

  /** The mail server. Without it no mail is sent, and no address kept. */
  Optional<String> host();

  @WithDefault("587")
  int port();

  /** The sender's address; its domain ends each mail's {@code Message-ID}. */
  Optional<String> from();

  Optional<String> username();

  Optional<String> password();

  /** How the way to the mail server is kept from others. */
  @WithDefault("start-tls")
  Security security();

  /**
   * A PEM file with the certificates of those who may have issued the server's. Without it those
   * that everybody trusts.
   */
  Optional<Path> trustedCertificates();

  /**
   * For all of one mail's conversation, and for each pause of the server in it. Longer: kinder to a
   * slow server. Below {@code plumb.effect.call-timeout}, so that how far it came is known.
   */
  @WithDefault("15s")
  Duration timeout();

  /** What {@link #security} may be. */
  enum Security {
    /** Encrypted from the greeting on, or nothing is sent. */
    START_TLS,
    /** Encrypted from the first byte. */
    TLS,
    /** Readable by everybody on the way: only where the server is on this machine. */
    PLAIN
  }

  default boolean on() {
    return host().isPresent();
  }
}
