package dev.rolewright.domain;

/**
 * An employer as a job ad describes it.
 *
 * @param name may be empty
 * @param industry one of the documented industries; may be empty
 */
public record Company(String name, String industry, CompanySize size) {}
