/** The payment provider behind a port, in the words of Stripe's API. */
package dev.plumb.billing.provider;
