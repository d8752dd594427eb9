package io.folkmoot.gateway.bench;

/** Something that can be kept busy and counts what it completes, so that its cost can be set beside another's. */
interface Load extends AutoCloseable {
    /** Fills the places in flight and keeps them filled from now on. */
    void start();

    /** Operations completed since it was made. */
    long completed();

    /** Fills no place again, and returns when nothing is in flight. */
    void stop();

    @Override
    void close();
}
