package dev.plumb.shipping.stream;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WhenARequestIsBadIT extends WhenARequestIsBadTest {}
