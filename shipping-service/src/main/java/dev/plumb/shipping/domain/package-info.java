/**
 * Physical truth about one order's parcel: java.* and nothing else, no clock, no I/O. Every
 * function takes the state and a fact and returns a {@link dev.plumb.shipping.domain.Decision}.
 */
package dev.plumb.shipping.domain;
