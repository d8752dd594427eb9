package io.folkmoot.protocol.vectors;

import java.util.List;

/** Every block of vectors that the document must have, in its order. */
final class Sections {
    static final List<Section> ALL = List.of(
            new AlphabetVectors(),
            new IdentityVectors(),
            new NameVectors(),
            new ExchangeVectors(),
            new GateVectors(),
            new TableKeyVectors(),
            new DistanceVectors(),
            new PurposeVectors(),
            new StatementVectors(),
            new StatementRefusalVectors(),
            new KindVectors(),
            new RecordVectors(),
            new RecordRefusalVectors(),
            new MergeVectors(),
            new CborVectors(),
            new CodeVectors(),
            new FrameVectors(),
            new FrameRefusalVectors(),
            new HandshakeVectors(),
            new TransportVectors(),
            new ReplayVectors(),
            new FirstContactVectors(),
            new ContentVectors(),
            new PacketRefusalVectors(),
            new GenesisVectors(),
            new TrustStatementVectors(),
            new TrustSetVectors(),
            ScenarioVectors.verdicts(),
            ScenarioVectors.budgets(),
            new QuorumVectors(),
            new CommitteeVectors(),
            new BallotVectors());

    private Sections() {}
}
