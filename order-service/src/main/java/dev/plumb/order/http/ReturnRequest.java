package dev.plumb.order.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What comes back and why; may be left out.
 *
 * @param lineIds all lines if it is left out
 */
record ReturnRequest(
    @Size(min = 1, max = 1000, message = "must hold {min} to {max} lines")
        List<@NotNull(message = "is missing") UUID> lineIds,
    @Line(max = 500) @Schema(examples = "too small") String reason) {}
