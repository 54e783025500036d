package dev.plumb.systemtests.architecture.wrong.stream;

import dev.plumb.systemtests.architecture.wrong.store.Rows;

/** stream knows usecase. */
record SkipsTheUseCase(Rows rows) {}
