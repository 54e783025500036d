package dev.plumb.order.provider;

import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.usecase.MailSettings;
import dev.plumb.order.usecase.MailSettings.Security;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server that takes the mails: one connection for each, which ends by itself where the server
 * says nothing for too long. The mailer's own configuration has no such limit; a server that hangs
 * would take the pool's connections one by one, for ever.
 */
@Singleton
class MailServer {

  private final MailSettings settings;
  private final Optional<MailClient> client;

  MailServer(Vertx vertx, MailSettings settings) {
    this.settings = settings;
    this.client = settings.host().map(host -> MailClient.create(vertx, config(host, settings)));
  }

  EmailAddress sender() {
    return new EmailAddress(settings.from().orElseThrow());
  }

  /**
   * Fails with {@code SMTPException} where the server says no, else where it can't be told.
   *
   * @param messageId the same whenever the same mail is sent
   */
  Uni<Void> take(MailProgress progress, EmailAddress to, String messageId, MailText mail) {
    TrackedMail message =
        new TrackedMail(progress, Buffer.buffer(mail.text().getBytes(StandardCharsets.UTF_8)));
    message.setFrom(sender().value()).setTo(to.value()).setSubject(mail.subject());
    message.addHeader("Message-ID", messageId);
    message.addHeader("Auto-Submitted", "auto-generated");
    return client.orElseThrow().sendMail(message).replaceWithVoid();
  }

  /** Sets no check of the certificate's name: the client has one, and drops whichever is set. */
  private static MailConfig config(String host, MailSettings settings) {
    int patience = Math.toIntExact(settings.timeout().toMillis());
    MailConfig config =
        new MailConfig(host, settings.port())
            .setStarttls(
                settings.security() == Security.START_TLS
                    ? StartTLSOptions.REQUIRED
                    : StartTLSOptions.DISABLED)
            .setSsl(settings.security() == Security.TLS)
            .setLogin(settings.username().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
            .setKeepAlive(false)
            .setPipelining(false)
            .setUserAgent("plumb");
    settings.username().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    settings
        .trustedCertificates()
        .map(file -> new PemTrustOptions().addCertPath(file.toString()))
        .ifPresent(config::setTrustOptions);
    config.setConnectTimeout(patience);
    config.setIdleTimeout(patience).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    return config;
  }
}
