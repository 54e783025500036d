package dev.plumb.order.provider;

import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.usecase.CustomerMails;
import dev.plumb.order.usecase.MailSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes to customers, each mail at most once. SMTP has no idempotency key and can't be asked: what
 * may have been taken is left to a person, what can't have been is sent again. Of what a server
 * says only the code is kept, because the rest tends to hold the address.
 */
@Singleton
class CustomerMail implements EffectPort {

  private final MailSettings settings;
  private final CustomerMails mails;
  private final MailServer server;

  CustomerMail(MailSettings settings, CustomerMails mails, MailServer server) {
    this.settings = settings;
    this.mails = mails;
    this.server = server;
  }

  @Override
  public String kind() {
    return CustomerMails.KIND;
  }

  @Override
  public Set<String> kinds() {
    return settings.on() ? Set.of(kind()) : Set.of();
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    MailProgress progress = new MailProgress();
    return mails
        .address(new OrderId(effect.key()))
        .onItem()
        .transformToUni(
            found ->
                found
                    .map(address -> send(progress, address, effect))
                    .orElseGet(() -> confirmed("nobody")))
        .ifNoItem()
        .after(settings.timeout())
        .recoverWithItem(() -> lost(progress, "no answer within " + settings.timeout()))
        .onFailure()
        .recoverWithItem(failure -> answer(progress, failure));
  }

  /** Comes here when a replica ended in the middle, or when it was too long ago. */
  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return mails
        .address(new OrderId(effect.key()))
        .onItem()
        .transformToUni(found -> found.isPresent() ? unknowable() : confirmed("nobody"));
  }

  /** A mail server knows nothing of a mail it took. */
  @Override
  public boolean canBeAsked() {
    return false;
  }

  /** Nothing about the order changes. */
  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    return Uni.createFrom().voidItem();
  }

  private Uni<EffectAnswer> send(MailProgress progress, EmailAddress to, NewEffect effect) {
    CustomerMails.Kind kind = CustomerMails.Kind.valueOf(effect.purpose());
    String order = effect.key().toString();
    String id =
        "<%s.%s@%s>"
            .formatted(order, kind.name().toLowerCase(Locale.ROOT), server.sender().domain());
    MailText text = MailText.of(kind, order, new JsonObject(effect.request()));
    return server.take(progress, to, id, text).chain(() -> confirmed("the customer"));
  }

  private static Uni<EffectAnswer> unknowable() {
    return Uni.createFrom()
        .item(new EffectAnswer.NobodyKnows("a mail server can't be asked for a mail", false));
  }

  private static Uni<EffectAnswer> confirmed(String to) {
    return Uni.createFrom().item(new EffectAnswer.Confirmed(Map.of("to", to)));
  }

  private static EffectAnswer answer(MailProgress progress, Throwable failure) {
    return failure instanceof SMTPException no && isReply(no)
        ? answer(progress, no)
        : lost(progress, reason(failure));
  }

  private static String reason(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(CertificateException.class::isInstance)
        .findFirst()
        .map(
            why ->
                "the mail server's certificate is not accepted: plumb.mail.trusted-certificates"
                    + " must hold its issuer's, and plumb.mail.host be a name it has ("
                    + why.getMessage()
                    + ")")
        .orElseGet(failure::toString);
  }

  /** Before it was about this mail, a no is one to us: the login, our address. */
  private static EffectAnswer answer(MailProgress progress, SMTPException no) {
    String code = "SMTP " + no.getReplyCode();
    if (progress.isGreeting()) {
      return new EffectAnswer.NeverHappened(code + " before the mail", true);
    }
    return no.isPermanent()
        ? new EffectAnswer.Refused(code, "the mail server refuses it")
        : new EffectAnswer.NeverHappened(code, false);
  }

  /** The client takes a reply that it can't read for a 500. */
  private static boolean isReply(SMTPException no) {
    return no.getReplyMessage().startsWith(Integer.toString(no.getReplyCode()));
  }

  private static EffectAnswer lost(MailProgress progress, String reason) {
    return progress.giveUp()
        ? new EffectAnswer.NeverHappened(reason, true)
        : new EffectAnswer.NobodyKnows(reason, true);
  }
}
