package io.folkmoot.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;

/** One target a decoder for a fuzzer that watches coverage; without it, each runs on the inputs kept beside it. */
class FuzzTargets {
    @FuzzTest(maxDuration = "10m")
    void frame(byte[] data) {
        run(Decoder.FRAME, data);
    }

    @FuzzTest(maxDuration = "10m")
    void statement(byte[] data) {
        run(Decoder.STATEMENT, data);
    }

    @FuzzTest(maxDuration = "10m")
    void record(byte[] data) {
        run(Decoder.RECORD, data);
    }

    @FuzzTest(maxDuration = "10m")
    void inspector(byte[] data) {
        run(Decoder.INSPECTOR, data);
    }

    @FuzzTest(maxDuration = "10m")
    void trustStatement(byte[] data) {
        run(Decoder.TRUST_STATEMENT, data);
    }

    @FuzzTest(maxDuration = "10m")
    void operatorLabel(byte[] data) {
        run(Decoder.OPERATOR_LABEL, data);
    }

    @FuzzTest(maxDuration = "10m")
    void genesisFile(byte[] data) {
        run(Decoder.GENESIS_FILE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void vote(byte[] data) {
        run(Decoder.VOTE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void keyAndSignature(byte[] data) {
        run(Decoder.KEY_AND_SIGNATURE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void committee(byte[] data) {
        run(Decoder.COMMITTEE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void quorumCertificate(byte[] data) {
        run(Decoder.QUORUM_CERTIFICATE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void committeeChange(byte[] data) {
        run(Decoder.COMMITTEE_CHANGE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void name(byte[] data) {
        run(Decoder.NAME, data);
    }

    @FuzzTest(maxDuration = "10m")
    void agentName(byte[] data) {
        run(Decoder.AGENT_NAME, data);
    }

    @FuzzTest(maxDuration = "10m")
    void base58(byte[] data) {
        run(Decoder.BASE58, data);
    }

    @FuzzTest(maxDuration = "10m")
    void zBase32(byte[] data) {
        run(Decoder.Z_BASE32, data);
    }

    @FuzzTest(maxDuration = "10m")
    void handshake(byte[] data) {
        run(Decoder.HANDSHAKE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void handshakeResponse(byte[] data) {
        run(Decoder.HANDSHAKE_RESPONSE, data);
    }

    @FuzzTest(maxDuration = "10m")
    void session(byte[] data) {
        run(Decoder.SESSION, data);
    }

    @FuzzTest(maxDuration = "10m")
    void packet(byte[] data) {
        run(Decoder.PACKET, data);
    }

    @FuzzTest(maxDuration = "10m")
    void introduction(byte[] data) {
        run(Decoder.INTRODUCTION, data);
    }

    @FuzzTest(maxDuration = "10m")
    void welcome(byte[] data) {
        run(Decoder.WELCOME, data);
    }

    @FuzzTest(maxDuration = "10m")
    void content(byte[] data) {
        run(Decoder.CONTENT, data);
    }

    @FuzzTest(maxDuration = "10m")
    void transport(byte[] data) {
        run(Decoder.TRANSPORT, data);
    }

    private static void run(Decoder decoder, byte[] data) {
        try {
            decoder.decode(Bytes.copyOf(data));
        } catch (MalformedException expected) {
            // A refusal is the right answer to almost everything that a fuzzer tries.
        }
    }
}
