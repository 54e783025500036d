/** Real servers of one's own for development and tests, which leave nothing behind. */
package dev.plumb.eventing.backends;
