/** A service that breaks every rule, each class the one in its Javadoc and no other. */
package dev.plumb.systemtests.architecture.wrong;
