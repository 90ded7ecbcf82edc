package dev.rolewright.prompts;

import dev.rolewright.safety.SafetyIssue;

/**
 * What a policy found in one text of a request.
 *
 * @param field which text; empty where there is only one
 * @param issue with its place in that text
 */
public record Finding(String field, SafetyIssue issue) {}
