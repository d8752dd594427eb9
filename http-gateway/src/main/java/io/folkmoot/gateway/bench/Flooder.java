package io.folkmoot.gateway.bench;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that sends first packets as fast as it is told from many addresses, as a forger would: half of them garbage of
 * the right size, half genuine ones that cost the other end a handshake. It knows no target but this machine.
 */
final class Flooder {
    /** The sources lie in networks of their own, for which the door keeps an allowance each, as forged ones would. */
    private static final int NETWORKS_PER_BLOCK = 250;

    /** More than the other end remembers half open, so that each is new to it whenever it comes again. */
    private static final int GENUINE = 4_096;

    private static final byte INIT = 0x08;
    private static final int BURST = 64;
    /** The other processes share the processors: waiting must not cost any. */
    private static final long PAUSE_NANOS = 100_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final List<DatagramChannel> sources = new ArrayList<>();
    private final List<byte[]> genuine = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private final ByteBuffer packet = ByteBuffer.allocateDirect(Datagram.MAX);
    private final byte[] garbage = new byte[Datagram.MAX];
    private long sent;
    private long refused;

    /** What it takes to find the target on this machine, and how hard and long to flood it. */
    record Order(int port, PublicKey key, NetworkId network, int seconds, int perSecond, int sources) {
        static Order parse(String[] words) throws MalformedException {
            return new Order(
                    Integer.parseInt(words[0]),
                    new PublicKey(Bytes.hex(words[1])),
                    NetworkId.parse(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]),
                    Integer.parseInt(words[5]));
        }

        List<String> words() {
            return List.of("" + port, key.toHex(), network.toHex(), "" + seconds, "" + perSecond, "" + sources);
        }
    }

    private Flooder() {}

    /** Prints how many it sent, and how many the system did not take. */
    public static void main(String[] arguments) throws IOException, MalformedException {
        Order order = Order.parse(arguments);
        Flooder flooder = new Flooder();
        flooder.prepare(order);
        flooder.flood(order);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(flooder.sent + " " + flooder.refused);
    }

    private void prepare(Order order) throws IOException, MalformedException {
        SigningKey key = SigningKey.generate(random);
        for (int i = 0; i < GENUINE; i++) genuine.add(new Caller(key, order.network(), order.key(), random).init());
        for (int i = 0; i < order.sources(); i++) {
            DatagramChannel source = DatagramChannel.open();
            source.configureBlocking(false);
            source.bind(new InetSocketAddress(address(i), 0));
            source.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), order.port()));
            sources.add(source);
        }
    }

    /** The first shares a network with the honest ones. */
    private static InetAddress address(int source) throws IOException {
        int block = source / NETWORKS_PER_BLOCK;
        return InetAddress.getByAddress(new byte[] {127, (byte) block, (byte) (source % NETWORKS_PER_BLOCK), 77});
    }

    /** In bursts, as late ones are made up for. */
    private void flood(Order order) {
        long start = System.nanoTime();
        long length = order.seconds() * NANOS_PER_SECOND;
        for (long now = 0; now < length; now = System.nanoTime() - start) {
            long due = now / 1_000 * order.perSecond() / 1_000_000;
            if (sent + refused + BURST > due) LockSupport.parkNanos(PAUSE_NANOS);
            else for (int i = 0; i < BURST; i++) send();
        }
    }

    private void send() {
        packet.clear();
        if (random.nextBoolean()) packet.put(genuine.get(random.nextInt(genuine.size())));
        else packet.put(freshGarbage());
        packet.flip();
        try {
            if (sources.get(random.nextInt(sources.size())).write(packet) > 0) sent++;
            else refused++;
        } catch (IOException e) {
            refused++;
        }
    }

    private byte[] freshGarbage() {
        random.nextBytes(garbage);
        garbage[0] = INIT;
        return garbage;
    }
}
