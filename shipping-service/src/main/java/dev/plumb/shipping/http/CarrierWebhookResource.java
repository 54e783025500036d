package dev.plumb.shipping.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.plumb.http.BadInput;
import dev.plumb.http.Problem;
import dev.plumb.http.webhook.WebhookSignature;
import dev.plumb.shipping.usecase.CarrierSettings;
import dev.plumb.shipping.usecase.ReceiveCarrierNews;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/webhooks/carrier")
class CarrierWebhookResource {

  private static final String HEADER = "Carrier-Signature";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final ReceiveCarrierNews receive;
  private final WebhookSignature signature;
  private final ObjectMapper json;

  CarrierWebhookResource(
      ReceiveCarrierNews receive,
      CarrierSettings settings,
      InstantSource clock,
      ObjectMapper json) {
    this.receive = receive;
    this.signature = new WebhookSignature(secrets(settings), TOLERANCE, clock);
    this.json = strict(json);
  }

  /** Anything but 2xx makes the carrier send it again. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "hearCarrier", summary = "For the carrier, to say where a parcel is")
  @RequestBody(content = @Content(schema = @Schema(implementation = CarrierWebhook.class)))
  @APIResponse(responseCode = "204", description = "Written down, now or before")
  @APIResponse(responseCode = "400", description = "Not signed by the carrier, or not readable")
  @APIResponse(responseCode = "404", description = "Unknown order: to be sent again")
  public Uni<Response> receive(
      @HeaderParam(HEADER) @Parameter(description = "When it was signed, and the signature")
          String header,
      byte[] body) {
    signature
        .objection(header, body)
        .ifPresent(
            objection -> {
              throw new BadInput(Problem.invalid(HEADER, objection));
            });
    CarrierWebhook webhook = read(body);
    return receive.receive(webhook.news()).map(receipt -> answer(receipt, webhook));
  }

  private static Response answer(ReceiveCarrierNews.Receipt receipt, CarrierWebhook webhook) {
    return switch (receipt) {
      case WRITTEN_DOWN, REPEATED -> Response.noContent().build();
      case UNKNOWN_ORDER ->
          Problem.of(
                  404,
                  "no-such-shipment",
                  "There is no shipment of order " + webhook.reference() + ".")
              .response();
    };
  }

  private CarrierWebhook read(byte[] body) {
    CarrierWebhook webhook = parse(body);
    if (webhook == null) {
      throw new BadInput(Problem.invalid("body", "is missing"));
    }
    List<Problem.FieldError> errors = webhook.errors();
    if (!errors.isEmpty()) {
      throw new BadInput(Problem.invalid(400, errors));
    }
    return webhook;
  }

  /** Null if the body is JSON's null. */
  private CarrierWebhook parse(byte[] body) {
    try {
      return json.readValue(body, CarrierWebhook.class);
    } catch (JsonProcessingException unreadable) {
      throw new BadInput(Problem.unreadable(unreadable));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Neither true nor 5 is text, and 1.5 no whole number. */
  private static ObjectMapper strict(ObjectMapper json) {
    ObjectMapper strict = json.copy().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float)) {
      strict.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    strict
        .coercionConfigFor(LogicalType.Integer)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    return strict;
  }

  private static List<String> secrets(CarrierSettings settings) {
    return Stream.concat(settings.webhookSecret().stream(), settings.webhookSecretNext().stream())
        .toList();
  }
}
