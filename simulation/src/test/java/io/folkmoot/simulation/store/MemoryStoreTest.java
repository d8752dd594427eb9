package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.RecordStore;

class MemoryStoreTest extends ThreadedStoreContract {
    @Override
    RecordStore open(Allowance allowance) {
        return MemoryStore.open(allowance);
    }
}
