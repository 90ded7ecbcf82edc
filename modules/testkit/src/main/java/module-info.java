/**
 * What tests of other modules stand on: time that a test owns, a vendor that a test scripts, bugs
 * that a simulation has to find.
 */
module dev.rolewright.testkit {
  requires transitive dev.rolewright.platform;

  exports dev.rolewright.testkit;
  exports dev.rolewright.testkit.vendor;
}
