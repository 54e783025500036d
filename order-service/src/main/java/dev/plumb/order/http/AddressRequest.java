package dev.plumb.order.http;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the goods go. */
record AddressRequest(
    @NotNull(message = "is missing") @Line(max = 200) @Schema(examples = "A") String name,
    @NotNull(message = "is missing") @Line(max = 200) @Schema(examples = "S 1") String street,
    @NotNull(message = "is missing") @Line(max = 200) @Schema(examples = "B") String city,
    @NotNull(message = "is missing") @Line(max = 20) @Schema(examples = "10115") String postalCode,
    @NotNull(message = "is missing") @Iso3166 @Schema(examples = "DE") String country) {}
