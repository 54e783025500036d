package dev.plumb.systemtests.architecture.wrong.stream;

import dev.plumb.systemtests.architecture.neighbour.Neighbour;

/** knows no other service; and so stream knows usecase. */
record KnowsAnotherService(Neighbour neighbour) {}
