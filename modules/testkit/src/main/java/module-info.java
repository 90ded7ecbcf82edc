/** What tests of other modules stand on: time that a test owns. */
module dev.rolewright.testkit {
  requires transitive dev.rolewright.platform;

  exports dev.rolewright.testkit;
}
