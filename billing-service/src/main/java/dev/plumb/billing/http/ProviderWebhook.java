package dev.plumb.billing.http;

import dev.plumb.billing.provider.Notice;
import dev.plumb.billing.provider.Notices;
import dev.plumb.billing.provider.ProviderSettings;
import dev.plumb.billing.provider.UnreadableEvent;
import dev.plumb.billing.usecase.HearProvider;
import dev.plumb.http.BadInput;
import dev.plumb.http.Problem;
import dev.plumb.http.webhook.WebhookSignature;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** Called by the payment provider: twice, late and in any order, as it likes. */
@Path("/webhooks/payment-provider")
public class ProviderWebhook {

  private static final Logger LOG = Logger.getLogger(ProviderWebhook.class);

  private static final String HEADER = "Stripe-Signature";

  private final WebhookSignature signature;
  private final Notices notices;
  private final HearProvider hearing;

  ProviderWebhook(
      ProviderSettings settings, InstantSource clock, Notices notices, HearProvider hearing) {
    this.signature = new WebhookSignature(secrets(settings), settings.webhookTolerance(), clock);
    this.notices = notices;
    this.hearing = hearing;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "hearProvider",
      summary = "For the payment provider, to say what happened")
  @APIResponse(responseCode = "200", description = "Taken in, or of no interest")
  @APIResponse(
      responseCode = "400",
      description = "Not signed by the provider, or not its event",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> on(
      @HeaderParam(HEADER)
          @Parameter(description = "Stripe's: when it was signed, and the signature")
          String signed,
      byte[] body) {
    signature
        .objection(signed, body)
        .ifPresent(
            objection -> {
              throw refused(HEADER, objection);
            });
    return read(body)
        .map(it -> hearing.hear(it.order(), it.said()))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .replaceWith(() -> Response.ok().build());
  }

  private Optional<Notice> read(byte[] body) {
    try {
      return notices.read(body);
    } catch (UnreadableEvent wrong) {
      throw refused("body", wrong.getMessage());
    } catch (IllegalArgumentException notOurs) {
      LOG.warnf("A signed webhook was ignored: %s", notOurs.getMessage());
      return Optional.empty();
    }
  }

  private static BadInput refused(String field, String objection) {
    LOG.warnf("A webhook was refused: %s %s", field, objection);
    return new BadInput(Problem.invalid(field, objection));
  }

  private static List<String> secrets(ProviderSettings settings) {
    return Stream.concat(settings.webhookSecret().stream(), settings.webhookSecretNext().stream())
        .toList();
  }
}
