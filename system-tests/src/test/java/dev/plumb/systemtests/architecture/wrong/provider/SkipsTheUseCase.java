package dev.plumb.systemtests.architecture.wrong.provider;

import dev.plumb.systemtests.architecture.wrong.store.Rows;

/** provider knows usecase. */
record SkipsTheUseCase(Rows rows) {}
