package dev.plumb.shipping.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.shipping.usecase.CarrierSettings;
import dev.plumb.shipping.usecase.ReceiveCarrierNews;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;

@Path("/webhooks/carrier")
class CarrierWebhookResource {

  private final ReceiveCarrierNews receive;
  private final CarrierSignature signature;
  private final ObjectMapper json;

  CarrierWebhookResource(
      ReceiveCarrierNews receive,
      CarrierSettings settings,
      InstantSource clock,
      ObjectMapper json) {
    this.receive = receive;
    this.signature = new CarrierSignature(secrets(settings), clock);
    this.json = json;
  }

  /** Anything but 2xx makes the carrier send it again. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RequestBody(content = @Content(schema = @Schema(implementation = CarrierWebhook.class)))
  @APIResponse(responseCode = "204", description = "Written down, now or before")
  @APIResponse(responseCode = "400", description = "Not signed by the carrier, or not readable")
  @APIResponse(responseCode = "404", description = "Unknown order: to be sent again")
  public Uni<Response> receive(@RestHeader("Carrier-Signature") String header, byte[] body) {
    if (!signature.matches(header, body)) {
      return answer(
          Problem.invalid("Carrier-Signature", "must be the carrier's, and not older than 5 min"));
    }
    CarrierWebhook webhook = read(body);
    if (webhook == null) {
      return answer(Problem.invalid("body", "must be the JSON of a report"));
    }
    List<Problem.FieldError> errors = webhook.errors();
    if (!errors.isEmpty()) {
      return answer(Problem.invalid(errors));
    }
    return receive.receive(webhook.news()).map(receipt -> answer(receipt, webhook));
  }

  private static Response answer(ReceiveCarrierNews.Receipt receipt, CarrierWebhook webhook) {
    return switch (receipt) {
      case WRITTEN_DOWN, REPEATED -> Response.noContent().build();
      case UNKNOWN_ORDER ->
          Problem.of(
                  404,
                  "shipment-not-found",
                  "There is no shipment of order " + webhook.reference() + ".")
              .response();
    };
  }

  private static Uni<Response> answer(Problem problem) {
    return Uni.createFrom().item(problem.response());
  }

  /** Null if it is no JSON of that shape. */
  private CarrierWebhook read(byte[] body) {
    try {
      return json.readValue(body, CarrierWebhook.class);
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static List<String> secrets(CarrierSettings settings) {
    return Stream.concat(Stream.of(settings.webhookSecret()), settings.webhookSecretNext().stream())
        .toList();
  }
}
