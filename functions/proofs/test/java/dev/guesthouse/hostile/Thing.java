package dev.guesthouse.hostile;

import dev.guesthouse.test.Database;

/** What has an id that calls can name. */
enum Thing {
    ORGANIZATION("organization", "id"), CATALOG("catalog", "id"), RESOURCE("catalog_resource", "id"), PACKAGE("access_package", "id"),
    POLICY("policy", "id"), QUESTION("policy_question", "question_id"), PERSON("person", "id"), REQUEST("assignment_request", "id"),
    ASSIGNMENT("assignment", "id"), MESSAGE("message", "id"), TOKEN("machine_token", "id"), SESSION("session", "id"), EVENT("audit_event", "id"),
    STAGE("request_stage", "id"), GRANT("role_grant", "id");

    private final String table;
    private final String column;

    Thing(String table, String column) {
        this.table = table;
        this.column = column;
    }

    /** True for an id of this kind. */
    boolean holds(Database database, String id) {
        return database.count("SELECT count(*) FROM %s WHERE %s = ?::uuid".formatted(table, column), id) > 0;
    }

    /** The id of any of this kind. */
    String there(Database database) {
        return database.value("SELECT %s FROM %s ORDER BY 1 LIMIT 1".formatted(column, table));
    }
}
