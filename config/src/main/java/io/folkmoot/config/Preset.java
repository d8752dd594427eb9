package io.folkmoot.config;

/** A bundle of defaults for one kind of surroundings; each but {@code NONE} is a file among the resources. */
public enum Preset {
    NONE,
    LOCAL,
    LAN,
    WAN
}
