package dev.rolewright.bench.gateway;

import java.net.InetSocketAddress;

/** Something that is measured. */
record Candidate(
    InetSocketAddress grpc, InetSocketAddress http, String key, ProcessHandle process) {}
