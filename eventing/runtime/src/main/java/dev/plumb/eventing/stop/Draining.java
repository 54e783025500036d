package dev.plumb.eventing.stop;

/**
 * What has work under way that a stop lets finish; each a bean.
 *
 * @param name for the log
 * @param isLast whether it carries away what the others have written until they were drained
 * @param drain takes nothing new, finishes what is under way and gives up what other replicas can
 *     go on with; blocks, within a limit of its own
 */
public record Draining(String name, boolean isLast, Runnable drain) {}
