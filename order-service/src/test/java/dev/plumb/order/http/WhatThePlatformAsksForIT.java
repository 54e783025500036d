package dev.plumb.order.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WhatThePlatformAsksForIT extends WhatThePlatformAsksForTest {}
