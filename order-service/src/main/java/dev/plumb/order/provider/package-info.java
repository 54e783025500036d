/** Who is told from outside: merchants' endpoints. */
package dev.plumb.order.provider;
