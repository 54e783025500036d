package dev.plumb.billing.http;

import dev.plumb.billing.provider.Notice;
import dev.plumb.billing.provider.Notices;
import dev.plumb.billing.provider.WebhookSignature;
import dev.plumb.billing.usecase.HearProvider;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** Called by the payment provider: twice, late and in any order, as it likes. */
@Path("/webhooks/payment-provider")
public class ProviderWebhook {

  private static final Logger LOG = Logger.getLogger(ProviderWebhook.class);

  private final WebhookSignature signature;
  private final Notices notices;
  private final HearProvider hearing;

  ProviderWebhook(WebhookSignature signature, Notices notices, HearProvider hearing) {
    this.signature = signature;
    this.notices = notices;
    this.hearing = hearing;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @APIResponse(responseCode = "200", description = "Taken in, or of no interest")
  @APIResponse(
      responseCode = "400",
      description = "Not signed by the provider, or not its event",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> on(@HeaderParam("Stripe-Signature") String signed, byte[] body) {
    Optional<String> objection = signature.objection(signed, body);
    if (objection.isPresent()) {
      LOG.warnf("A webhook was refused: %s", objection.get());
      return Uni.createFrom().item(refused(objection.get()));
    }
    return read(body);
  }

  private Uni<Response> read(byte[] body) {
    Optional<Notice> notice;
    try {
      notice = notices.read(body);
    } catch (IllegalArgumentException notOurs) {
      LOG.warnf("A signed webhook was ignored: %s", notOurs.getMessage());
      notice = Optional.empty();
    }
    return notice
        .map(it -> hearing.hear(it.order(), it.said()))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .replaceWith(() -> Response.ok().build());
  }

  private static Response refused(String objection) {
    return Problem.of(Status.BAD_REQUEST, "invalid-webhook", objection + ".").response();
  }
}
