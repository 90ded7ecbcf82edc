package dev.rolewright.http;

import dev.rolewright.proto.v1.StreamChatRequest;

/**
 * A request of this API as a call of the gateway, and how its answer is to be written.
 *
 * @param request what the gateway is asked
 * @param stream true for events, false for one object
 * @param includeUsage true where the stream is to end with the tokens
 * @param structured true where the answer is to be JSON
 * @param names what the caller calls the gateway's fields
 */
record ChatCall(
    StreamChatRequest request,
    boolean stream,
    boolean includeUsage,
    boolean structured,
    FieldNames names) {}
