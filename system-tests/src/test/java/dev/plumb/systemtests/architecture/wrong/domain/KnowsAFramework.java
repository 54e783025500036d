package dev.plumb.systemtests.architecture.wrong.domain;

import io.smallrye.mutiny.Uni;

/** domain knows Java's values and itself. */
public record KnowsAFramework(Uni<String> later) {}
