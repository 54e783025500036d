package dev.plumb.systemtests.architecture.wrong.http;

import dev.plumb.systemtests.architecture.wrong.store.Rows;

/** http knows usecase. */
public record SkipsTheUseCase(Rows rows) {}
