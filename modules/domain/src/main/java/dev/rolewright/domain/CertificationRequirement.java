package dev.rolewright.domain;

/**
 * A certificate or licence that an ad asks for.
 *
 * @param name in the words of the ad
 */
public record CertificationRequirement(String name, Necessity necessity, int lineIndex) {}
