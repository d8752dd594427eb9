package io.folkmoot.gateway.api;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.TLSProtocol.SendBytes;
import org.apache.pekko.stream.TLSProtocol.SessionBytes;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks HTTP on the listening sockets that it is given: one stream for each connection, the same for every kind. */
final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Of each socket. A person has a handful of programs open, and each keeps a few connections. */
    static final int MOST_CONNECTIONS = 128;

    /** For answers under way when the peer stops; the last of them is the answer to the stop itself. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private static final Duration LAST_BREATH = Duration.ofSeconds(5);

    private final Exchange.Shared shared;
    private final Handlers handlers;
    private final List<String> allowedOrigins;
    private final Deadlines.Patience patience;
    private final ServerSettings settings;
    private final Materializer materializer;
    private final List<Doorway> doorways = new CopyOnWriteArrayList<>();
    private final ExecutorService io = Executors.newVirtualThreadPerTaskExecutor();

    HttpServer(Exchange.Shared shared, Handlers handlers, List<String> allowedOrigins, Deadlines.Patience patience) {
        this.shared = shared;
        this.handlers = handlers;
        this.allowedOrigins = List.copyOf(allowedOrigins);
        this.patience = patience;
        this.settings = ServerSettings.create(shared.system());
        this.materializer = SystemMaterializer.get(shared.system()).materializer();
    }

    void serve(ServerSocketChannel listening, Predicate<String> ownHosts, Predicate<SocketChannel> welcome) {
        Guard guard = new Guard(shared.credentials(), ownHosts, allowedOrigins);
        Exchange exchange = new Exchange(guard, handlers, shared);
        doorways.add(Doorway.open(listening, MOST_CONNECTIONS, welcome, connection -> converse(connection, exchange)));
    }

    private void converse(Connection connection, Exchange exchange) {
        Deadlines deadlines = new Deadlines(patience, System.nanoTime());
        Flow<HttpRequest, HttpResponse, NotUsed> answering = Flow.of(HttpRequest.class)
                .map(request -> {
                    deadlines.requestBegan();
                    connection.owesAnAnswer(true);
                    return request;
                })
                .mapAsync(1, exchange::handle)
                .map(response -> {
                    deadlines.answerBegan(System.nanoTime());
                    return response;
                });
        BidiFlow<HttpResponse, SslTlsOutbound, SslTlsInbound, HttpRequest, NotUsed> http =
                Http.get(shared.system()).serverLayer(settings);
        Flow<ByteString, ByteString, NotUsed> socket = Flow.fromGraph(new SocketFlow(connection, deadlines, io));
        http.atop(plain()).join(socket).join(answering).run(materializer);
    }

    /** There is no TLS, and no session of it: the server asks for one only to tell its handlers of it. */
    private static BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed> plain() {
        return BidiFlow.fromFlows(
                Flow.of(SslTlsOutbound.class)
                        .map(sent -> sent instanceof SendBytes plain ? plain.bytes() : ByteString.emptyByteString()),
                Flow.of(ByteString.class).map(bytes -> new SessionBytes(null, bytes)));
    }

    int connections() {
        return doorways.stream().mapToInt(Doorway::connections).sum();
    }

    @Override
    public void close() {
        doorways.forEach(HttpServer::stopAccepting);
        awaitLastAnswers();
        doorways.forEach(HttpServer::close);
        terminate(shared.system());
        io.shutdown();
    }

    private void awaitLastAnswers() {
        long until = System.nanoTime() + LAST_ANSWERS.toNanos();
        try {
            for (Doorway doorway : doorways) doorway.awaitAnswers(until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stopAccepting(Doorway doorway) {
        try {
            doorway.stopAccepting();
        } catch (IOException e) {
            LOG.atDebug().log("a listening socket did not close", e);
        }
    }

    private static void close(Doorway doorway) {
        try {
            doorway.close();
        } catch (IOException e) {
            LOG.atDebug().log("a listening socket did not close", e);
        }
    }

    private static void terminate(ActorSystem system) {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.atWarn().addKeyValue("event", "api-lingers").log("the server of the local API did not end in time");
        }
    }
}
