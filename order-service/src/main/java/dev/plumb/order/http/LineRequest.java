package dev.plumb.order.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param unitPrice minor units
 */
record LineRequest(
    @NotNull(message = "is missing") @Line(max = 100) @Schema(examples = "SKU-1") String sku,
    @NotNull(message = "is missing")
        @Min(value = 1, message = "must be at least {value}")
        @Max(value = 1_000_000, message = "must be at most {value}")
        @Schema(examples = "2")
        Integer quantity,
    @NotNull(message = "is missing")
        @Min(value = 0, message = "must not be negative")
        @Max(value = ChargeableTotal.LARGEST, message = "must be at most {value}")
        @Schema(examples = "1250")
        Long unitPrice) {}
