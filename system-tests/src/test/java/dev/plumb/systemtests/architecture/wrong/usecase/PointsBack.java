package dev.plumb.systemtests.architecture.wrong.usecase;

import dev.plumb.systemtests.architecture.wrong.http.SkipsTheUseCase;

/** usecase knows domain and store. */
record PointsBack(SkipsTheUseCase above) {}
