-- Names that people cannot tell apart are one name (ORG-01): compared in one form of each letter (NFKC), without case, spaces of
-- any kind, and characters that show nothing. Whatever compares names, here or in a query, asks this function. Case is a matter of
-- collations, and that of a database may know of ASCII alone; so it is one that knows all letters, of those that this server has.
DO $$
BEGIN
    EXECUTE format($create$
        CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN normalize(regexp_replace(translate(lower(normalize(name, NFKC) COLLATE %I), 'ς', 'σ'),
            '[\u0009-\u000D\u0020\u0085\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F'
            '\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A'
            '\U000E0000-\U000E0FFF]', '', 'g'), NFKC)
        $create$,
        (SELECT collname FROM pg_collation WHERE collnamespace = 'pg_catalog'::regnamespace
            AND collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()))
         ORDER BY array_position(ARRAY['pg_c_utf8', 'und-x-icu', 'C.utf8', 'default'], collname::text) LIMIT 1));
END
$$;

-- A pattern, for LIKE, of the names that begin as somebody searches (ORG-12).
CREATE FUNCTION name_prefix(search text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(name_key(search), '([\\%_])', '\\\1', 'g') || '%';

-- An address or a domain with its A-labels as they are read (RFC 3492, 6.2): xn--bcher-kva.example is bücher.example. What is no right
-- A-label stays. All in one function, and on what every server has: while indexes are made, no others are found.
CREATE FUNCTION readable_address(address text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    beginning int := strpos(address, '@');
    readable  text[] := '{}';
    label     text;
    letters   text;
    coded     text;
    plain     int;
    letter    bigint;
    place     bigint;
    bias      bigint;
    before    bigint;
    weight    bigint;
    digit     bigint;
    threshold bigint;
    delta     bigint;
    k         bigint;
BEGIN
    <<labels>>
    FOREACH label IN ARRAY string_to_array(substr(address, beginning + 1), '.') LOOP
        readable := readable || label;
        CONTINUE WHEN label NOT LIKE 'xn--%';
        coded := substr(label, 5);
        plain := length(coded) - strpos(reverse(coded), '-');
        letters := CASE WHEN strpos(coded, '-') > 0 THEN left(coded, plain) ELSE '' END;
        coded := CASE WHEN strpos(coded, '-') > 0 THEN substr(coded, plain + 2) ELSE coded END;
        letter := 128;
        place := 0;
        bias := 72;
        WHILE coded <> '' LOOP
            before := place;
            weight := 1;
            k := 36;
            LOOP
                digit := strpos('abcdefghijklmnopqrstuvwxyz0123456789', left(coded, 1)) - 1;
                CONTINUE labels WHEN coded = '' OR digit < 0;
                coded := substr(coded, 2);
                place := place + digit * weight;
                threshold := greatest(1, least(26, k - bias));
                EXIT WHEN digit < threshold;
                weight := weight * (36 - threshold);
                CONTINUE labels WHEN place > 2147483647 OR weight > 2147483647;
                k := k + 36;
            END LOOP;
            delta := (place - before) / CASE WHEN before = 0 THEN 700 ELSE 2 END;
            delta := delta + delta / (length(letters) + 1);
            k := 0;
            WHILE delta > 455 LOOP
                delta := delta / 35;
                k := k + 36;
            END LOOP;
            bias := k + 36 * delta / (delta + 38);
            letter := letter + place / (length(letters) + 1);
            place := place % (length(letters) + 1);
            CONTINUE labels WHEN letter > 1114111 OR letter BETWEEN 55296 AND 57343;
            letters := left(letters, place::int) || chr(letter::int) || substr(letters, place::int + 1);
            place := place + 1;
        END LOOP;
        readable[array_upper(readable, 1)] := letters;
    END LOOP;
    RETURN left(address, beginning) || array_to_string(readable, '.');
END
$$;

-- Of names that were different and are one now, the oldest stays, and the others get a number, each with its event.
DROP INDEX organization_name, organization_name_prefix, catalog_name, catalog_name_prefix, access_package_name, access_package_name_prefix,
    policy_name, machine_token_name, connector_name, person_name_prefix;
DO $$
DECLARE
    named  record;
    twin   record;
    number int;
    other  text;
    taken  boolean;
BEGIN
    FOR named IN SELECT * FROM (VALUES
        ('organization', 'organization', 'NULL::uuid', 'removed_at IS NULL', 'displayName'),
        ('catalog', 'catalog', 'NULL::uuid', 'removed_at IS NULL', 'displayName'),
        ('package', 'access_package', 'catalog_id', 'removed_at IS NULL', 'displayName'),
        ('policy', 'policy', 'access_package_id', 'removed_at IS NULL', 'displayName'),
        ('machineToken', 'machine_token', 'NULL::uuid', 'ended_at IS NULL', 'name'),
        ('connector', 'connector', 'NULL::uuid', 'true', 'displayName')) AS things(kind, its_table, within, is_there, field)
    LOOP
        FOR twin IN EXECUTE format('SELECT * FROM (SELECT id, display_name, %s AS within,'
            ' row_number() OVER (PARTITION BY %1$s, name_key(display_name) ORDER BY created_at, id) AS place FROM %I WHERE %s) AS same WHERE place > 1',
            named.within, named.its_table, named.is_there)
        LOOP
            number := 1;
            LOOP
                number := number + 1;
                other := left(twin.display_name, 110) || ' (' || number || ')';
                EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %s AND %s IS NOT DISTINCT FROM $1 AND name_key(display_name) = name_key($2))',
                    named.its_table, named.is_there, named.within) INTO taken USING twin.within, other;
                EXIT WHEN NOT taken;
            END LOOP;
            EXECUTE format('UPDATE %I SET display_name = $1 WHERE id = $2', named.its_table) USING other, twin.id;
            INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id, before, after)
            VALUES (gen_random_uuid(), now(), named.kind || '.changed', 'system', named.kind, twin.id,
                jsonb_build_object(named.field, twin.display_name), jsonb_build_object(named.field, other));
        END LOOP;
    END LOOP;
END
$$;

-- One index finds a name, and what begins with it.
CREATE UNIQUE INDEX organization_name ON organization (name_key(display_name) text_pattern_ops) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX catalog_name ON catalog (name_key(display_name) text_pattern_ops) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX access_package_name ON access_package (catalog_id, name_key(display_name)) WHERE removed_at IS NULL;
CREATE INDEX access_package_name_prefix ON access_package (name_key(display_name) text_pattern_ops) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX policy_name ON policy (access_package_id, name_key(display_name)) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX machine_token_name ON machine_token (name_key(display_name)) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX connector_name ON connector (name_key(display_name));
CREATE INDEX person_name_prefix ON person (name_key(display_name) text_pattern_ops);
CREATE INDEX person_readable_email_prefix ON person (name_key(readable_address(email)) text_pattern_ops) WHERE email LIKE '%xn--%';
CREATE INDEX identity_source_readable_domain_prefix ON identity_source (name_key(readable_address(domain)) text_pattern_ops)
    WHERE removed_at IS NULL AND domain LIKE '%xn--%';
