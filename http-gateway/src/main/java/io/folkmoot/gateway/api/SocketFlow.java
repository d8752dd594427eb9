package io.folkmoot.gateway.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * A connection as a flow: what comes in is written to the socket, what the socket gives goes out. One read and one write
 * are under way at most, each on a thread that may block, so that a slow client slows only itself.
 */
final class SocketFlow extends GraphStage<FlowShape<ByteString, ByteString>> {
    /** A request with its head and a usual body comes in one piece. */
    private static final int READ_BYTES = 8 * 1024;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** For what the client still says after our last word. */
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(2);

    private final Connection connection;
    private final Deadlines deadlines;
    private final Executor io;
    private final Inlet<ByteString> in = Inlet.create("SocketFlow.in");
    private final Outlet<ByteString> out = Outlet.create("SocketFlow.out");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);

    SocketFlow(Connection connection, Deadlines deadlines, Executor io) {
        this.connection = connection;
        this.deadlines = deadlines;
        this.io = io;
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private final AsyncCallback<ByteString> came = createAsyncCallback(this::onCame);
        private final AsyncCallback<Boolean> written = createAsyncCallback(this::onWritten);
        private final AsyncCallback<Boolean> broken = createAsyncCallback(ignored -> completeStage());
        private boolean writing;
        private boolean lastSaid;

        Logic() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    write(grab(in));
                }

                @Override
                public void onUpstreamFinish() {
                    lastSaid = true;
                    if (!writing) finish();
                }

                @Override
                public void onUpstreamFailure(Throwable failure) {
                    completeStage();
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    run(Logic.this::read);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    // The server reads no more; what it still has to say comes through the other side.
                    if (isClosed(in) && !writing) finish();
                }
            });
        }

        @Override
        public void preStart() {
            scheduleAtFixedRate(LOOK_EVERY, LOOK_EVERY, LOOK_EVERY);
            pull(in);
        }

        @Override
        public void postStop() {
            if (!lastSaid || writing) connection.drop();
        }

        @Override
        public void onTimer(Object key) {
            if (deadlines.exceeded(System.nanoTime()).isPresent()) completeStage();
        }

        private void read() throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
            int count = connection.read(buffer);
            came.invoke(count < 0 ? ByteString.emptyByteString() : ByteString.fromByteBuffer(buffer.flip()));
        }

        private void onCame(ByteString bytes) {
            if (bytes.isEmpty()) {
                complete(out);
                return;
            }
            deadlines.bytesCame(System.nanoTime());
            if (!isClosed(out)) push(out, bytes);
        }

        private void write(ByteString bytes) {
            writing = true;
            deadlines.writeBegan(System.nanoTime());
            run(() -> {
                connection.write(bytes.asByteBuffer());
                written.invoke(true);
            });
        }

        private void onWritten(boolean ignored) {
            writing = false;
            deadlines.writeEnded(System.nanoTime());
            // What is written before there is an answer only asks for the body.
            if (!deadlines.isAnswering()) connection.owesAnAnswer(false);
            if (lastSaid) finish();
            else pull(in);
        }

        private void finish() {
            lastSaid = true;
            Thread draining = Thread.ofVirtual().start(connection::finish);
            io.execute(() -> dropAfter(draining));
            completeStage();
        }

        private void dropAfter(Thread draining) {
            try {
                draining.join(FINISH_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            connection.drop();
        }

        private void run(Blocking work) {
            io.execute(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    broken.invoke(true);
                }
            });
        }
    }

    private interface Blocking {
        void run() throws IOException;
    }
}
