package dev.plumb.order.provider;

import dev.plumb.eventing.effect.EffectSettings;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.usecase.MailSettings;
import dev.plumb.order.usecase.MailSettings.Security;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;

/** Settings with which no mail could be sent, or one twice, or a password be read by others. */
@Singleton
class MailSettingsRule implements SettingsRule {

  private final MailSettings settings;
  private final EffectSettings effects;

  MailSettingsRule(MailSettings settings, EffectSettings effects) {
    this.settings = settings;
    this.effects = effects;
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (settings.on()) {
      look(problems);
    } else if (settings.from().isPresent() || settings.username().isPresent()) {
      problems.add(
          "plumb.mail.host must name the mail server; no mail is sent where no plumb.mail is set");
    }
    return problems;
  }

  private void look(List<String> problems) {
    if (settings.from().filter(EmailAddress::isOne).isEmpty()) {
      problems.add("plumb.mail.from must be the sender's address, like shop@example.com");
    }
    if (settings.port() < 1 || settings.port() > 65_535) {
      problems.add("plumb.mail.port is %d: it must be 1 to 65535".formatted(settings.port()));
    }
    if (settings.username().isPresent() != settings.password().isPresent()) {
      problems.add("plumb.mail.username and plumb.mail.password must both be set, or neither");
    }
    if (settings.security() == Security.PLAIN && settings.password().isPresent()) {
      problems.add(
          "plumb.mail.security is plain: everybody on the way could read plumb.mail.password");
    }
    settings.trustedCertificates().ifPresent(file -> trusted(file, problems));
    if (settings.timeout().isZero()
        || settings.timeout().isNegative()
        || settings.timeout().compareTo(effects.callTimeout()) >= 0) {
      problems.add(
          "plumb.mail.timeout is %s: it must be above 0 and below plumb.effect.call-timeout, %s"
              .formatted(settings.timeout(), effects.callTimeout()));
    }
  }

  private void trusted(Path file, List<String> problems) {
    if (settings.security() == Security.PLAIN) {
      problems.add(
          "plumb.mail.trusted-certificates is set, but plumb.mail.security is plain: nobody shows"
              + " a certificate");
    }
    if (!hasCertificates(file)) {
      problems.add(
          "plumb.mail.trusted-certificates is %s: it must be a readable PEM file with certificates"
              .formatted(file));
    }
  }

  private static boolean hasCertificates(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      return !CertificateFactory.getInstance("X.509").generateCertificates(pem).isEmpty();
    } catch (IOException | CertificateException unreadable) {
      return false;
    }
  }
}
