package dev.plumb.order.provider;

import static dev.plumb.order.Requests.placed;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.order.Tables;
import dev.plumb.order.usecase.CustomerMails;
import dev.plumb.order.usecase.MailSettings;
import dev.plumb.order.usecase.MailSettings.Security;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@QuarkusTest
class WhenTheMailServersCertificateIsItsOwnTest {

  private static final String NAMED = "plumb.mail.trusted-certificates must hold its issuer's";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static OwnCertificate own;
  private static OwnCertificate anothers;

  private final Tables tables = new Tables();
  @Inject CustomerMails mails;
  @Inject Vertx vertx;

  private final GreenMail server =
      new GreenMail(
          new ServerSetup(
              0, InetAddress.getLoopbackAddress().getHostAddress(), ServerSetup.PROTOCOL_SMTP));
  private NewEffect mail;

  @BeforeAll
  static void certificates() throws IOException, InterruptedException {
    own = OwnCertificate.in(folder, "own", "localhost");
    anothers = OwnCertificate.in(folder, "anothers", "localhost");
  }

  @BeforeEach
  void start() {
    server.start();
    server.setUser("shop@plumb.example", "shop", "a-secret-of-ours");
    UUID order = placed();
    tables.execute(
        "insert into customer_email (order_id, address) values (?, 'a@example.com')", order);
    mail =
        new NewEffect(
            CustomerMails.KIND,
            order,
            "CONFIRMED",
            "{\"currency\":\"EUR\",\"total\":2500,\"refunded\":0}");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
  void aMailFailsAndSaysWhichSettingIsMissingAndIsSentOnceItIsThere(Security security)
      throws Exception {
    try (TlsLine line = line(security)) {
      assertNotSent(call(security, line, Optional.empty()), NAMED);
      assertNotSent(call(security, line, Optional.of(anothers)), NAMED);

      assertThat(call(security, line, Optional.of(own))).isInstanceOf(EffectAnswer.Confirmed.class);
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(line.plain()).noneMatch(said -> said.matches("(AUTH|MAIL|RCPT).*"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
  void aTrustedOneWithAnotherNameIsNotAccepted(Security security) throws Exception {
    OwnCertificate elsewhere = OwnCertificate.in(folder, "of-" + security, "mail.example");
    try (TlsLine line = new TlsLine(elsewhere.server(), security, server.getSmtp().getPort())) {
      assertNotSent(
          call(security, line, Optional.of(elsewhere)), "plumb.mail.host be a name it has");
    }
  }

  @Test
  void nothingIsSaidInPlainToAServerThatOffersNoEncryption() throws Exception {
    try (TlsLine line = line(Security.PLAIN)) {
      assertNotSent(call(Security.START_TLS, line, Optional.of(own)), "STARTTLS");
      assertThat(line.plain()).isNotEmpty().allMatch(said -> said.matches("(EHLO|HELO|QUIT).*"));
    }
  }

  private TlsLine line(Security offered) throws Exception {
    return new TlsLine(own.server(), offered, server.getSmtp().getPort());
  }

  private void assertNotSent(EffectAnswer answer, String said) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            EffectAnswer.NeverHappened.class, no -> assertThat(no.reason()).contains(said));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private EffectAnswer call(Security security, TlsLine line, Optional<OwnCertificate> trusted) {
    Map<String, String> settings = new HashMap<>();
    settings.put("plumb.mail.host", "localhost");
    settings.put("plumb.mail.port", "" + line.port());
    settings.put("plumb.mail.from", "shop@plumb.example");
    settings.put("plumb.mail.username", "shop");
    settings.put("plumb.mail.password", "a-secret-of-ours");
    settings.put("plumb.mail.security", security.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    trusted.ifPresent(it -> settings.put("plumb.mail.trusted-certificates", it.pem().toString()));
    MailSettings its =
        new SmallRyeConfigBuilder()
            .withMapping(MailSettings.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .withConverter(Path.class, 100, new PathConverter())
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(MailSettings.class);
    CustomerMail port = new CustomerMail(its, mails, new MailServer(vertx, its));
    try {
      return VertxContextSupport.subscribeAndAwait(
          () -> port.call(mail).ifNoItem().after(LIMIT).fail());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
