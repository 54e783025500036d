/** The backends of an application that is developed or tested. */
package dev.plumb.eventing.deployment.devservices;
