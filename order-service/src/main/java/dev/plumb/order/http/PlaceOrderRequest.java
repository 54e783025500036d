package dev.plumb.order.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the customer wants, as it comes in.
 *
 * @param customerEmail may be null; then it makes the request's hash no other than before it was
 *     known
 */
@ChargeableTotal
record PlaceOrderRequest(
    @NotNull(message = "is missing") @Line(max = 100) @Schema(examples = "c-1") String customerId,
    @NotNull(message = "is missing") @Iso4217 @Schema(examples = "EUR") String currency,
    @NotNull(message = "is missing") @KnownPaymentMethod @Schema(examples = "pm_card_visa")
        String paymentMethod,
    @NotNull(message = "is missing")
        @Size(min = 1, max = 1000, message = "must hold {min} to {max} lines")
        List<@NotNull(message = "is missing") @Valid LineRequest> lines,
    @NotNull(message = "is missing") @Valid AddressRequest shippingAddress,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @MailAddress
        @Schema(description = "Told of the order's course", examples = "a@example.com")
        String customerEmail) {}
