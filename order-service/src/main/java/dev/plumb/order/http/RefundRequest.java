package dev.plumb.order.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param amount minor units of the order's currency
 */
record RefundRequest(
    @NotNull(message = "is missing")
        @Min(value = 1, message = "must be at least {value}")
        @Max(value = ChargeableTotal.LARGEST, message = "must be at most {value}")
        @Schema(examples = "500")
        Long amount,
    @NotNull(message = "is missing") @Line(max = 500) @Schema(examples = "arrived scratched")
        String reason) {}
