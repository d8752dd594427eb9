package io.folkmoot.config;

/**
 * One setting as a person asks about it: its key below {@code folkmoot}, its value written as JSON (which is HOCON
 * too), where the value comes from, and what the setting does.
 */
public record Setting(String key, String value, String origin, String explanation) {}
