package dev.plumb.eventing.deployment;

import dev.plumb.eventing.startup.MigratedSchema;
import dev.plumb.eventing.startup.PreparationConfig;
import dev.plumb.eventing.tx.HibernateTransactionsProducer;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;

class EventingProcessor {

  @BuildStep
  FeatureBuildItem feature() {
    return new FeatureBuildItem("plumb-eventing");
  }

  @BuildStep
  RunTimeConfigBuilderBuildItem preparation() {
    return new RunTimeConfigBuilderBuildItem(PreparationConfig.class);
  }

  @BuildStep
  NativeImageResourcePatternsBuildItem grants() {
    return NativeImageResourcePatternsBuildItem.builder().includeGlob("db/grants/*.sql").build();
  }

  /** Beans whose classes need an extension that the application doesn't have. */
  @BuildStep
  void leaveOut(Capabilities capabilities, BuildProducer<ExcludedTypeBuildItem> leftOut) {
    if (capabilities.isMissing(Capability.HIBERNATE_REACTIVE)) {
      leftOut.produce(new ExcludedTypeBuildItem(HibernateTransactionsProducer.class.getName()));
    }
    if (capabilities.isMissing(Capability.FLYWAY)) {
      leftOut.produce(new ExcludedTypeBuildItem(MigratedSchema.class.getName()));
    }
  }
}
