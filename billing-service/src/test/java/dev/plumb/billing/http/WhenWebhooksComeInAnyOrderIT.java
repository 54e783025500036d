package dev.plumb.billing.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WhenWebhooksComeInAnyOrderIT extends WhenWebhooksComeInAnyOrderTest {}
