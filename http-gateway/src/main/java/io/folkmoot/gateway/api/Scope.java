package io.folkmoot.gateway.api;

/** What a token allows. */
enum Scope {
    READ,
    WRITE,
    VOTE,
    ADMIN
}
