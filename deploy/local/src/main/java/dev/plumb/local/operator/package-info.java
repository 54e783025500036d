/** The command line of those who run Plumb. */
package dev.plumb.local.operator;
