package dev.plumb.shipping.domain;

/**
 * @param carrier short name
 */
public record Tracking(String carrier, String number) {}
