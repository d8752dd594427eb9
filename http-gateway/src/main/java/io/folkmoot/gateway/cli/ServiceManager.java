package io.folkmoot.gateway.cli;

/** Tells the service manager that started this process how far it is, where there is one that wants to know. */
final class ServiceManager {
    private ServiceManager() {}

    static void ready() {}

    static void stopping() {}
}
