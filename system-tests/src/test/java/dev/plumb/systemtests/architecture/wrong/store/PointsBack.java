package dev.plumb.systemtests.architecture.wrong.store;

import dev.plumb.systemtests.architecture.wrong.usecase.KeepsEverything;

/** store knows domain. */
record PointsBack(KeepsEverything above) {}
