-- What catalogs offer is looked up by the beginning of its name.
CREATE INDEX catalog_resource_name_prefix ON catalog_resource (name_key(display_name) text_pattern_ops) WHERE removed_at IS NULL;
