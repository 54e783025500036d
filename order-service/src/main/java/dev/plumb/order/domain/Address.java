package dev.plumb.order.domain;

/**
 * @param country ISO 3166-1, two letters
 */
public record Address(String name, String street, String city, String postalCode, String country) {}
