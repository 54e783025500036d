/** The whole of Plumb on one machine: started, filled with orders, and checked. */
package dev.plumb.local;
