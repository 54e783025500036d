package dev.plumb.billing.stream;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WhenAnOrderIsPaidIT extends WhenAnOrderIsPaidTest {}
