/** The order: what the customer asked for and what is promised. No I/O, no clock, no framework. */
package dev.plumb.order.domain;
