package io.folkmoot.actors.routing;

import java.util.Locale;

/** What the table counts since the start; the words stand in the operations guide. */
public enum TableCount {
    PEERS_ENTERED,
    PEERS_DEPARTED,
    /** Pings of the table's own. */
    TABLE_PINGS,
    TABLE_PINGS_UNANSWERED,
    /** Strangers for whom there was no place in the queue. */
    NEWCOMERS_DROPPED,
    /** Peers that were kept out because their network has its share of the table. */
    NEWCOMERS_OF_FULL_NETWORKS,
    TABLES_SAVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
