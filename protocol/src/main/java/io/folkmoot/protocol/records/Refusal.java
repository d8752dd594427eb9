package io.folkmoot.protocol.records;

import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;

/** Why a record is not taken. The reason is for the person who published it: what is wrong, and what would be right. */
public sealed interface Refusal {
    String reason();

    record WrongNetwork(NetworkId found, NetworkId due) implements Refusal {
        @Override
        public String reason() {
            return "the record is of network " + found + ", this peer of " + due;
        }
    }

    record UnknownKind(String word) implements Refusal {
        @Override
        public String reason() {
            return "kind '" + RecordName.printable(word) + "' is not known here; a newer version may know it";
        }
    }

    record BadName(String problem) implements Refusal {
        @Override
        public String reason() {
            return "name: " + problem;
        }
    }

    record WrongKey(TableKey found, TableKey due) implements Refusal {
        @Override
        public String reason() {
            return "the record lies under key " + found + ", but its issuer, name and body belong under " + due;
        }
    }

    record BadSequence(Kind kind, long sequence) implements Refusal {
        @Override
        public String reason() {
            return "a record of kind " + kind.word() + " never changes, so its sequence is 0, not " + sequence;
        }
    }

    record BodyTooLarge(Kind kind, int length) implements Refusal {
        @Override
        public String reason() {
            return "body: " + length + " bytes, a record of kind " + kind.word() + " has at most " + kind.maxBody();
        }
    }

    record BodyNotJson(String problem) implements Refusal {
        @Override
        public String reason() {
            return "body: one JSON object is due, but it is " + problem;
        }
    }

    record TombstoneWithBody(int length) implements Refusal {
        @Override
        public String reason() {
            return "a tombstone has no body, this one " + length + " bytes";
        }
    }

    record NotErasable(Kind kind) implements Refusal {
        @Override
        public String reason() {
            return "a record of kind " + kind.word() + " cannot be taken back; it ends by its date";
        }
    }

    record NoLife(long created, long expires) implements Refusal {
        @Override
        public String reason() {
            return "it expires at " + expires + ", which is not after its creation at " + created;
        }
    }

    record LifeTooLong(Kind kind, Duration life) implements Refusal {
        @Override
        public String reason() {
            return "it would live " + life + ", a record of kind " + kind.word() + " at most " + kind.longestLife();
        }
    }

    record WrongTombstoneLife(Kind kind, Duration life) implements Refusal {
        @Override
        public String reason() {
            return "a tombstone of kind " + kind.word() + " lives exactly " + kind.tombstoneLife() + ", not " + life;
        }
    }

    record NotYetCreated(long created, long now) implements Refusal {
        @Override
        public String reason() {
            return "it was created at " + created + ", " + (created - now) + " ms after this peer's time; more than "
                    + Validator.CLOCK_TOLERANCE + " ahead, check the issuer's clock";
        }
    }

    record Expired(long expired, long now) implements Refusal {
        @Override
        public String reason() {
            return "it ended at " + expired + ", " + (now - expired) + " ms ago";
        }
    }

    record BadIssuerKey(String problem) implements Refusal {
        @Override
        public String reason() {
            return "issuer: " + problem;
        }
    }

    record BadSignature(PublicKey issuer) implements Refusal {
        @Override
        public String reason() {
            return "the signature is not that of issuer " + issuer;
        }
    }

    record IssuerNotAdmitted(PublicKey issuer, String why) implements Refusal {
        @Override
        public String reason() {
            return "issuer " + issuer + " may not write this: " + why;
        }
    }

    record NotCertified(String why) implements Refusal {
        @Override
        public String reason() {
            return "no valid certificate: " + why;
        }
    }

    record StaleSequence(long held, long offered) implements Refusal {
        @Override
        public String reason() {
            return "sequence " + held + " is held, so " + offered + " is stale; read it and offer " + (held + 1);
        }
    }

    record UnexpectedSequence(Expected expected, Expected held) implements Refusal {
        @Override
        public String reason() {
            return expected + " was expected, but " + held + " is held; somebody wrote in between, read it again";
        }
    }

    record CreatedBeforeCurrent(long created, long current) implements Refusal {
        @Override
        public String reason() {
            return "it was created at " + created + ", before the record it replaces (" + current
                    + "); check the issuer's clock";
        }
    }

    record OverQuota(Kind kind) implements Refusal {
        @Override
        public String reason() {
            return "the key is full: " + kind.maxPerIssuer() + " records of kind " + kind.word() + " per issuer and "
                    + kind.maxMembers() + " in all, and those held come before it";
        }
    }
}
