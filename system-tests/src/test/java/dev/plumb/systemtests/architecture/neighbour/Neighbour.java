package dev.plumb.systemtests.architecture.neighbour;

/** Stands for another service. */
public record Neighbour(String name) {}
