package dev.plumb.shipping.domain;

/**
 * @param country ISO 3166-1 alpha-2
 */
public record Recipient(
    String name, String street, String city, String postalCode, String country) {}
