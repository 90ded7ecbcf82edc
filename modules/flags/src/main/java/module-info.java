/**
 * Feature flags by the interface of OpenFeature: rules of the deployment's own, or another flag
 * system in their place.
 */
module dev.rolewright.flags {
  requires transitive dev.rolewright.platform;
  requires dev.openfeature.sdk;
  requires org.slf4j;

  exports dev.rolewright.flags;

  uses dev.openfeature.sdk.FeatureProvider;
}
