package io.folkmoot.gateway.api;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** How the server of the API is set up: a few threads, strict parsing, small bounds. */
final class HttpConfig {
    private HttpConfig() {}

    static Config of(int maxBody) {
        return ConfigFactory.parseString("""
                pekko {
                  loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
                  logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
                  loglevel = WARNING
                  log-dead-letters = off
                  log-dead-letters-during-shutdown = off
                  jvm-exit-on-fatal-error = off
                  coordinated-shutdown {
                    run-by-jvm-shutdown-hook = off
                    run-by-actor-system-terminate = off
                    exit-jvm = off
                  }
                  scheduler.tick-duration = 50ms
                  actor {
                    default-dispatcher {
                      executor = fork-join-executor
                      fork-join-executor { parallelism-min = 2, parallelism-max = 2 }
                    }
                    internal-dispatcher = pekko.actor.default-dispatcher
                  }
                  stream.materializer.initial-input-buffer-size = 2
                  stream.materializer.max-input-buffer-size = 4
                  http.server {
                    server-header = ""
                    pipelining-limit = 1
                    # Handlers give up before this, and say why.
                    request-timeout = 60s
                    idle-timeout = infinite
                    raw-request-uri-header = on
                    transparent-head-requests = off
                    verbose-error-messages = off
                    parsing {
                      error-handler = "io.folkmoot.gateway.api.ParseProblems"
                      max-uri-length = 1k
                      max-header-count = 32
                      max-header-value-length = 2k
                      max-header-name-length = 64
                      max-chunk-ext-length = 64
                      # The guard reads headers as they were sent, not as a parser understood them.
                      modeled-header-parsing = off
                      illegal-header-warnings = off
                      error-logging-verbosity = off
                      uri-parsing-mode = strict
                    }
                  }
                }
                """)
                .withFallback(ConfigFactory.parseString("pekko.http.server.parsing.max-content-length = " + maxBody))
                .withFallback(ConfigFactory.defaultReference());
    }
}
