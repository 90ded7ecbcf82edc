/**
 * A vendor of language models on the loopback interface that answers as a test tells it to: {@link
 * dev.rolewright.testkit.vendor.VendorServer} speaks the wire formats of {@link
 * dev.rolewright.testkit.vendor.VendorWire} and misbehaves by a {@link
 * dev.rolewright.testkit.vendor.VendorScript}.
 *
 * <p>Thread rule: the server and gates are safe for use by many threads, scripts are immutable.
 */
@NullMarked
package dev.rolewright.testkit.vendor;

import org.jspecify.annotations.NullMarked;
