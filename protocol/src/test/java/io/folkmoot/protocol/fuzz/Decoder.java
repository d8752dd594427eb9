package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.random.RandomGenerator;

/** Everything in {@code protocol} that strangers' bytes reach, each with a source of valid samples to damage. */
enum Decoder {
    FRAME(Cost.CHEAP, WireInputs::frame, WireInputs::readFrame),
    STATEMENT(Cost.CHEAP, WireInputs::statement, WireInputs::readStatement),
    RECORD(Cost.DEAR, WireInputs::record, WireInputs::readRecord),
    INSPECTOR(Cost.CHEAP, WireInputs::anything, WireInputs::inspect),
    TRUST_STATEMENT(Cost.DEAR, TrustInputs::statement, TrustInputs::admit),
    OPERATOR_LABEL(Cost.DEAR, TrustInputs::label, TrustInputs::admitLabel),
    GENESIS_FILE(Cost.CHEAP, TrustInputs::genesisFile, TrustInputs::readGenesis),
    VOTE(Cost.DEAR, TrustInputs::vote, TrustInputs::readVote),
    KEY_AND_SIGNATURE(Cost.DEAR, TrustInputs::keyAndSignature, TrustInputs::checkKey),
    COMMITTEE(Cost.DEAR, CommitteeInputs::committee, CommitteeInputs::readCommittee),
    QUORUM_CERTIFICATE(Cost.DEAR, CommitteeInputs::certificate, CommitteeInputs::verifyCertificate),
    COMMITTEE_CHANGE(Cost.DEAR, CommitteeInputs::change, CommitteeInputs::applyChange),
    NAME(Cost.CHEAP, NameInputs::name, NameInputs::readName),
    AGENT_NAME(Cost.CHEAP, NameInputs::agent, NameInputs::readAgent),
    BASE58(Cost.CHEAP, NameInputs::base58, NameInputs::readBase58),
    Z_BASE32(Cost.CHEAP, NameInputs::zBase32, NameInputs::readZBase32),
    HANDSHAKE(Cost.DEAR, NoiseInputs::init, NoiseInputs::readInit),
    HANDSHAKE_RESPONSE(Cost.DEAR, NoiseInputs::response, NoiseInputs::readResponse),
    SESSION(Cost.DEAR, NoiseInputs::packet, NoiseInputs::openPacket),
    PACKET(Cost.CHEAP, PacketInputs::packet, PacketInputs::readPacket),
    INTRODUCTION(Cost.CHEAP, PacketInputs::introduction, PacketInputs::readIntroduction),
    WELCOME(Cost.CHEAP, PacketInputs::welcome, PacketInputs::readWelcome),
    CONTENT(Cost.CHEAP, PacketInputs::content, PacketInputs::readContent),
    TRANSPORT(Cost.DEAR, PacketInputs::sealed, PacketInputs::openSealed);

    /** Dear are those of which most inputs reach an operation on a curve. */
    private enum Cost {
        CHEAP,
        DEAR
    }

    private interface Source {
        Bytes sample(RandomGenerator random);
    }

    private interface Reader {
        void read(Bytes input) throws MalformedException;
    }

    private final Cost cost;
    private final Source source;
    private final Reader reader;

    Decoder(Cost cost, Source source, Reader reader) {
        this.cost = cost;
        this.source = source;
        this.reader = reader;
    }

    boolean isDear() {
        return cost == Cost.DEAR;
    }

    Bytes sample(RandomGenerator random) {
        return source.sample(random);
    }

    void decode(Bytes input) throws MalformedException {
        reader.read(input);
    }
}
