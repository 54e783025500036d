package dev.plumb.billing.domain;

import java.util.UUID;

public record PaymentId(UUID value) {}
