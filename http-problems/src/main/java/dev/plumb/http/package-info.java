/** Requests that can't be done, answered as RFC 9457 says; and requests that carry a signature. */
package dev.plumb.http;
