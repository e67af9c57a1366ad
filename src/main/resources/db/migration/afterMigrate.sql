-- What the programs may do to the tables that there are now, whenever a program has migrated or found nothing to migrate: so a table of a
-- later migration is among them, and so is every table after a restore, or once the roles are there at last.
--
-- guesthouse_application   changes everything but history: of audit events it adds, of personal values it adds and erases
-- guesthouse_reader        reads
--
-- They are groups, of which the users are members that programs connect as. The owner of the tables is whoever migrates.
DO $$
DECLARE
    owner    oid := (SELECT relowner FROM pg_class WHERE oid = to_regclass('audit_event'));
    its_role text;
    its_name text;
BEGIN
    -- Programs without the right to migrate may try, where there is nothing to migrate.
    IF owner IS NULL OR NOT pg_has_role(owner, 'USAGE') THEN
        RETURN;
    END IF;
    -- Two at once would change the same rows of the catalogue.
    PERFORM pg_advisory_xact_lock(hashtextextended('guesthouse roles', 0));
    FOREACH its_role IN ARRAY ARRAY['guesthouse_application', 'guesthouse_reader'] LOOP
        IF to_regrole(its_role) IS NULL THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', its_role);
        END IF;
    END LOOP;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO guesthouse_application, guesthouse_reader', current_schema());
    FOR its_name IN SELECT relname FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v') AND relowner = owner
    LOOP
        EXECUTE format('REVOKE ALL ON %I FROM guesthouse_application, guesthouse_reader', its_name);
        EXECUTE format('GRANT SELECT ON %I TO guesthouse_application, guesthouse_reader', its_name);
        EXECUTE format('GRANT %s ON %I TO guesthouse_application', CASE its_name
            WHEN 'flyway_schema_history' THEN 'SELECT'
            WHEN 'audit_event' THEN 'INSERT'
            WHEN 'audit_personal' THEN 'INSERT, DELETE'
            ELSE 'INSERT, UPDATE, DELETE' END, its_name);
    END LOOP;
    -- As since PostgreSQL 15 nobody but the owner makes tables there.
    IF pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = current_schema()::regnamespace), 'USAGE') THEN
        EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema());
    END IF;
EXCEPTION
    -- Another database of this server was as fast, and its role is as good; the next start does the rest.
    WHEN duplicate_object OR unique_violation THEN
        RAISE NOTICE 'The roles of the programs are being made elsewhere: the next start grants them their rights.';
    WHEN insufficient_privilege THEN
        RAISE NOTICE 'Programs use this database as its owner: % may not make the roles guesthouse_application and guesthouse_reader, '
            'which would keep programs from changing history. infra/README.md says how they are made.', current_user;
END
$$;
