package io.folkmoot.protocol.vectors;

import java.util.List;

/** One block of vectors in the document: how to make it, and how to show from the document alone that it is true. */
interface Section {
    /** As the marker before the block names it. */
    String name();

    void write(Lines lines) throws Exception;

    /** Throws unless what was read does what it says; gets nothing but what stands in the document. */
    void check(List<Item> items) throws Exception;

    /** Names of lines, beside notes, that may change in one digit and still be true. */
    default List<String> free() {
        return List.of();
    }
}
