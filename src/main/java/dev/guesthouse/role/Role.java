package dev.guesthouse.role;

/** Global roles, and roles for one catalog (IDY-02). */
public enum Role {
    administrator, organizationAdministrator, catalogCreator, auditor,
    owner, reader, packageManager, assignmentManager
}
