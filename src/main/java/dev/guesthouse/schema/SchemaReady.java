package dev.guesthouse.schema;

/** Fired once, when the schema fits for the first time: what needs tables at start observes this, for the database may come later. */
public record SchemaReady() {
}
