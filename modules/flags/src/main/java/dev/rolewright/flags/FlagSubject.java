package dev.rolewright.flags;

/**
 * Whom a decision is about.
 *
 * @param user who gets the same decision each time
 * @param tenantId UUID
 * @param plan name of the tenant's plan in lower case
 * @param task what is to be done
 */
public record FlagSubject(String user, String tenantId, String plan, String task) {}
