/**
 * The services' own code under seeded chance: one thread, virtual time, stores in memory. Some
 * classes of this module live in the packages of what they stand in for, because what they take the
 * place of is nobody else's business.
 */
package dev.plumb.simulator;
