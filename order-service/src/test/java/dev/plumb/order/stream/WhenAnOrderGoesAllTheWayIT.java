package dev.plumb.order.stream;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WhenAnOrderGoesAllTheWayIT extends WhenAnOrderGoesAllTheWayTest {}
