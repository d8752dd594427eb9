package io.folkmoot.persistence.sqlite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows and index entries in single pages of a SQLite file, whatever became of the tree above them. Nothing in a page is
 * believed: what does not fit is left out, and what fits must still match its checksum. See the file format, 1.6 and 2.1.
 */
final class Cells {
    private static final int TABLE_LEAF = 0x0d;
    private static final int INDEX_LEAF = 0x0a;
    private static final int INDEX_INNER = 0x02;
    private static final int LEAF_HEADER = 8;
    private static final int INNER_HEADER = 12;
    private static final int FILE_HEADER = 100;
    private static final int MOST_COLUMNS = 16;

    /** No row of ours is larger: the largest record and the columns around it. */
    private static final int LARGEST = 80 * 1024;

    private final Pages pages;

    Cells(Pages pages) {
        this.pages = pages;
    }

    /** The columns of every row of a table that stands in this page: {@code byte[]}, {@code Long}, or an empty array. */
    void rows(int number, Consumer<List<Object>> sink) {
        pages.page(number).ifPresent(page -> each(number, page, TABLE_LEAF, LEAF_HEADER, sink));
    }

    /** As {@link #rows}, for the entries of indexes. */
    void entries(int number, Consumer<List<Object>> sink) {
        pages.page(number).ifPresent(page -> {
            each(number, page, INDEX_LEAF, LEAF_HEADER, sink);
            each(number, page, INDEX_INNER, INNER_HEADER, sink);
        });
    }

    private void each(int number, ByteBuffer page, int type, int header, Consumer<List<Object>> sink) {
        int start = number == 1 ? FILE_HEADER : 0;
        if (page.get(start) != type) return;
        int cells = Short.toUnsignedInt(page.getShort(start + 3));
        for (int i = 0; i < cells; i++) {
            int pointer = start + header + 2 * i;
            if (pointer + 2 > page.capacity()) return;
            cell(page, type, Short.toUnsignedInt(page.getShort(pointer))).ifPresent(sink);
        }
    }

    private Optional<List<Object>> cell(ByteBuffer page, int type, int at) {
        try {
            ByteBuffer in = page.duplicate().position(type == INDEX_INNER ? at + 4 : at);
            long length = number(in);
            if (type == TABLE_LEAF) number(in);
            if (length < 1 || length > LARGEST) return Optional.empty();
            return payload(in, (int) length, type).flatMap(Cells::columns);
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What does not fit into a page goes on in a chain of pages. */
    private Optional<byte[]> payload(ByteBuffer in, int length, int type) {
        int most = type == TABLE_LEAF ? pages.size() - 35 : (pages.size() - 12) * 64 / 255 - 23;
        byte[] payload = new byte[length];
        if (length <= most) {
            in.get(payload);
            return Optional.of(payload);
        }
        int least = (pages.size() - 12) * 32 / 255 - 23;
        int fitting = least + (length - least) % (pages.size() - 4);
        int done = fitting <= most ? fitting : least;
        in.get(payload, 0, done);
        return follow(in.getInt(), payload, done);
    }

    private Optional<byte[]> follow(int first, byte[] payload, int from) {
        int next = first;
        for (int done = from; done < payload.length; ) {
            Optional<ByteBuffer> page = pages.page(next);
            if (page.isEmpty()) return Optional.empty();
            next = page.get().getInt();
            int part = Math.min(payload.length - done, pages.size() - 4);
            page.get().get(payload, done, part);
            done += part;
        }
        return Optional.of(payload);
    }

    private static Optional<List<Object>> columns(byte[] payload) {
        ByteBuffer types = ByteBuffer.wrap(payload);
        long header = number(types);
        if (header > payload.length) return Optional.empty();
        ByteBuffer values = ByteBuffer.wrap(payload).position((int) header);
        types.limit((int) header);
        List<Object> columns = new ArrayList<>();
        while (types.hasRemaining() && columns.size() < MOST_COLUMNS) columns.add(value(values, number(types)));
        return Optional.of(columns);
    }

    private static Object value(ByteBuffer in, long type) {
        if (type >= 12) {
            byte[] bytes = new byte[(int) Math.min(LARGEST, (type - 12) / 2)];
            in.get(bytes);
            return bytes;
        }
        return switch ((int) type) {
            case 1 -> (long) in.get();
            case 2 -> (long) in.getShort();
            case 3 -> whole(in, 3);
            case 4 -> (long) in.getInt();
            case 5 -> whole(in, 6);
            case 6 -> in.getLong();
            case 8 -> 0L;
            case 9 -> 1L;
            default -> new byte[0];
        };
    }

    private static long whole(ByteBuffer in, int bytes) {
        long value = in.get();
        for (int i = 1; i < bytes; i++) value = (value << 8) | Byte.toUnsignedInt(in.get());
        return value;
    }

    /** Up to nine bytes, seven bits in each of the first eight. */
    private static long number(ByteBuffer in) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte next = in.get();
            value = (value << 7) | (next & 0x7f);
            if (next >= 0) return value;
        }
        return (value << 8) | Byte.toUnsignedInt(in.get());
    }

    static boolean isBytes(Object column, int length) {
        return column instanceof byte[] bytes && bytes.length == length;
    }

    static boolean isText(Object column, String text) {
        return column instanceof byte[] bytes
                && Arrays.equals(bytes, text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
