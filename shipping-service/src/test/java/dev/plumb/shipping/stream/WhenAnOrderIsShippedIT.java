package dev.plumb.shipping.stream;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WhenAnOrderIsShippedIT extends WhenAnOrderIsShippedTest {}
