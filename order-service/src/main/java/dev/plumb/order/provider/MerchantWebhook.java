package dev.plumb.order.provider;

import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.usecase.MerchantNews;
import dev.plumb.order.usecase.MerchantSettings;
import dev.plumb.order.usecase.MerchantSettings.Endpoint;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells merchants, at least once and until they take it. Nobody can be asked whether one came
 * through; its id, the same each time, lets the merchant drop what he has already.
 */
@Singleton
class MerchantWebhook implements EffectPort {

  private final MerchantSettings settings;
  private final WebhookPost post;
  private final InstantSource clock;
  private final Map<String, WebhookSigner> signers = new HashMap<>();

  MerchantWebhook(MerchantSettings settings, WebhookPost post, InstantSource clock) {
    this.settings = settings;
    this.post = post;
    this.clock = clock;
    settings.endpoint().forEach((name, endpoint) -> signers.put(name, signer(endpoint)));
  }

  static WebhookSigner signer(Endpoint endpoint) {
    return WebhookSigner.of(
        Stream.concat(Stream.of(endpoint.secret()), endpoint.secretNext().stream()).toList());
  }

  @Override
  public String kind() {
    return MerchantNews.PROVIDER;
  }

  @Override
  public Set<String> kinds() {
    return settings.endpoint().keySet().stream()
        .map(MerchantNews::kind)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    String name = MerchantNews.endpoint(effect.kind());
    long seconds = clock.instant().getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "content-type", "application/json",
            "webhook-id", effect.purpose(),
            "webhook-timestamp", Long.toString(seconds),
            "webhook-signature",
                signers.get(name).sign(effect.purpose(), seconds, effect.request()));
    return post.send(settings.endpoint().get(name).url(), headers, effect.request())
        .map(MerchantWebhook::answer);
  }

  /** Sends it again. */
  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return call(effect);
  }

  /** To ask would be to send. */
  @Override
  public boolean canBeAsked() {
    return false;
  }

  /** Nothing about the order changes. */
  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    return Uni.createFrom().voidItem();
  }

  private static EffectAnswer answer(int status) {
    return status / 100 == 2
        ? new EffectAnswer.Confirmed(Map.of("status", Integer.toString(status)))
        : new EffectAnswer.Unknown("HTTP " + status);
  }
}
