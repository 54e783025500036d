/** What happens to the money of one order: pure decisions, without I/O and without a clock. */
package dev.plumb.billing.domain;
