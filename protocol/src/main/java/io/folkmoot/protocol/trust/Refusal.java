package io.folkmoot.protocol.trust;

/** Why an operator is not trusted, or a key may not do what it wants. */
public enum Refusal {
    OPEN_NETWORK("this network has no operators"),
    UNKNOWN("nobody here has certified this key"),
    NO_CERTIFICATE("no certificate of this operator is known"),
    NOT_YET_VALID("the certificate has not begun"),
    EXPIRED("the certificate has ended"),
    CONTRADICTED("two certificates bear one serial"),
    REVOKED("the operator is revoked"),
    SUSPECT("the operator contradicted itself under its own signature"),
    TOO_FEW_ENDORSERS("too few endorsers count"),
    TOO_FEW_PATHS("the paths to the founders run through one operator"),
    TOO_DEEP("the endorsers stand too far from the founders"),
    READ_ONLY("the operator is in its days of grace and may only read"),
    OUT_OF_SCOPE("the operator's certificate leaves this action out"),
    SLOT_TOO_HIGH("the agent's slot is beyond what its operator was endorsed for"),
    SLOT_CONTRADICTED("two agents hold one slot"),
    AGENT_EXPIRED("the agent's certificate is not valid now"),
    OPERATORS_ONLY("only the operator's own key endorses"),
    STALE("the trust set was not confirmed by another peer within 24 hours");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
