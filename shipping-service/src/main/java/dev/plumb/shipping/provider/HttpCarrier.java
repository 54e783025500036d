package dev.plumb.shipping.provider;

import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.shipping.provider.CarrierApi.Found;
import dev.plumb.shipping.provider.CarrierApi.Registered;
import dev.plumb.shipping.usecase.Carrier;
import dev.plumb.shipping.usecase.CarrierSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The carrier's HTTP API, and what its answers mean. */
@Singleton
class HttpCarrier implements Carrier {

  private static final Logger LOG = Logger.getLogger(HttpCarrier.class);
  private static final int LONGEST_REASON = 500;

  private final CarrierApi api;
  private final CarrierSettings settings;

  HttpCarrier(@RestClient CarrierApi api, CarrierSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  @Override
  public Uni<EffectAnswer> take(String idempotencyKey, String reference, String request) {
    return api.register(idempotencyKey, request)
        .map(parcel -> taken(reference, parcel))
        .onFailure()
        .recoverWithItem(HttpCarrier::failed);
  }

  @Override
  public Uni<EffectAnswer> find(String reference) {
    return api.of(reference)
        .map(found -> found(reference, found))
        .onFailure()
        .recoverWithItem(failure -> new EffectAnswer.Unknown(failure.toString()));
  }

  @Override
  public Uni<EffectAnswer> fetchBack(String idempotencyKey, String request) {
    return api.fetchBack(idempotencyKey, request)
        .map(HttpCarrier::fetched)
        .onFailure()
        .recoverWithItem(HttpCarrier::failed);
  }

  @Override
  public Uni<EffectAnswer> findFetched(String reference) {
    return api.of(reference)
        .map(found -> found.shipments() == null ? List.<Registered>of() : found.shipments())
        .map(
            parcels ->
                parcels.stream()
                    .filter(HttpCarrier::isFetched)
                    .findFirst()
                    .map(HttpCarrier::fetched)
                    .orElseGet(EffectAnswer.NeverHappened::new))
        .onFailure()
        .recoverWithItem(failure -> new EffectAnswer.Unknown(failure.toString()));
  }

  private static EffectAnswer fetched(Registered parcel) {
    return isFetched(parcel)
        ? new EffectAnswer.Confirmed(Map.of(TRACKING_NUMBER, parcel.trackingNumber()))
        : EffectAnswer.Unknown.answered("the parcel is " + parcel.status());
  }

  private static boolean isFetched(Registered parcel) {
    return parcel.returning() || "returned".equals(parcel.status());
  }

  private EffectAnswer found(String reference, Found found) {
    List<Registered> parcels = found.shipments();
    if (parcels == null) {
      return EffectAnswer.Unknown.answered("an answer without shipments");
    }
    return parcels.stream()
        .filter(parcel -> !"canceled".equals(parcel.status()))
        .findFirst()
        .or(() -> parcels.stream().findFirst())
        .map(parcel -> taken(reference, parcel))
        .orElseGet(EffectAnswer.NeverHappened::new);
  }

  private EffectAnswer taken(String reference, Registered parcel) {
    if (!reference.equals(parcel.reference())) {
      LOG.errorf(
          "order %s: the carrier's answer is about %s, and is not applied",
          reference, parcel.reference());
      return EffectAnswer.Unknown.answered("an answer about " + parcel.reference());
    }
    if (parcel.trackingNumber() == null || parcel.id() == null) {
      return EffectAnswer.Unknown.answered("an answer without id or tracking number");
    }
    if ("canceled".equals(parcel.status())) {
      return new EffectAnswer.Refused("canceled", "the carrier has cancelled it");
    }
    return new EffectAnswer.Confirmed(
        Map.of("id", parcel.id(), NAME, settings.name(), TRACKING_NUMBER, parcel.trackingNumber()));
  }

  /**
   * Only what is wrong with the request itself is a definite no: 400 and 422. A key in use (409),
   * too many requests, a server error, a broken connection or a refused login leave it open.
   */
  private static EffectAnswer failed(Throwable failure) {
    if (failure instanceof WebApplicationException answered) {
      int status = answered.getResponse().getStatus();
      return switch (status) {
        case 400, 422 -> new EffectAnswer.Refused("http-" + status, body(answered));
        case 409 -> EffectAnswer.Unknown.answered("HTTP 409");
        default -> new EffectAnswer.Unknown("HTTP " + status);
      };
    }
    return new EffectAnswer.Unknown(failure.toString());
  }

  private static String body(WebApplicationException answered) {
    String body =
        answered.getResponse().hasEntity() ? answered.getResponse().readEntity(String.class) : "";
    return body.substring(0, Math.min(body.length(), LONGEST_REASON));
  }
}
