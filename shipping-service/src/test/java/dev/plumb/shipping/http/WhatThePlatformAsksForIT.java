package dev.plumb.shipping.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WhatThePlatformAsksForIT extends WhatThePlatformAsksForTest {}
