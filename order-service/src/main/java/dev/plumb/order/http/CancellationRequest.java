package dev.plumb.order.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an order is to be cancelled; may be left out. */
record CancellationRequest(@Line(max = 500) @Schema(examples = "ordered twice") String reason) {}
