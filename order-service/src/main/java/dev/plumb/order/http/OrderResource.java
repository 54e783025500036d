package dev.plumb.order.http;

import dev.plumb.http.IdempotencyKey;
import dev.plumb.http.Problem;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.usecase.PlaceOrder;
import dev.plumb.order.usecase.ReadOrders;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders are placed and looked up here. */
@Path("/orders")
@Tag(name = "Orders")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
class OrderResource {

  private final PlaceOrder placeOrder;
  private final ReadOrders readOrders;
  private final KeyedAnswers answers;

  OrderResource(PlaceOrder placeOrder, ReadOrders readOrders, KeyedAnswers answers) {
    this.placeOrder = placeOrder;
    this.readOrders = readOrders;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order",
      description = "The same key with the same body gives the same answer and places nothing new.")
  @APIResponse(
      responseCode = "201",
      description = "Placed; payment follows",
      headers =
          @Header(
              name = "Location",
              description = "The order",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "400",
      description = "Bad input; `errors` names the fields",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "409",
      description = "The first request with this key is still running",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "The key stands for another request",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> place(
      @HeaderParam(IdempotencyKey.HEADER)
          @IdempotencyKey
          @Parameter(
              required = true,
              description = IdempotencyKey.DESCRIPTION,
              example = "8e03978e-40d5-43dd-bc93-6894a57f9324")
          String key,
      @NotNull(message = "is missing") @Valid PlaceOrderRequest order) {
    return placeOrder
        .place(Incoming.order(order), answers.request("orders", key, order), answers::created)
        .map(answers::response);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readOrder", summary = "One order")
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such order",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> read(@PathParam("id") @Parameter(description = "The order's id") UUID id) {
    return readOrders
        .one(new OrderId(id))
        .map(found -> found.map(OrderResource::ok).orElseGet(OrderResource::noSuchOrder));
  }

  @GET
  @Operation(operationId = "listOrders", summary = "Orders, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderPage.class)))
  @APIResponse(
      responseCode = "400",
      description = "Bad input; `errors` names the fields",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<OrderPage> list(
      @QueryParam("status")
          @Parameter(description = "Only orders in this status", example = "PLACED")
          String status,
      @QueryParam("after") @Parameter(description = "The page before's `next`") String after,
      @QueryParam("limit") @Parameter(description = "1 to 200, else 50", example = "50")
          String limit) {
    int size = Incoming.limit(limit);
    return readOrders
        .page(Incoming.status(status), Incoming.after(after), size + 1)
        .map(found -> OrderPage.of(found, size));
  }

  private static Response ok(Order order) {
    return Response.ok(OrderView.of(order), MediaType.APPLICATION_JSON).build();
  }

  private static Response noSuchOrder() {
    return RefusalProblem.noSuchOrder().response();
  }
}
