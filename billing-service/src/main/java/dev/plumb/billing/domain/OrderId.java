package dev.plumb.billing.domain;

import java.util.UUID;

public record OrderId(UUID value) {}
