-- Which packages a package does not go with (PKG-06): whoever holds one of them cannot have it. One direction.
CREATE TABLE access_package_incompatibility (
    access_package_id uuid NOT NULL REFERENCES access_package,
    incompatible_id   uuid NOT NULL REFERENCES access_package,
    PRIMARY KEY (access_package_id, incompatible_id),
    CHECK (access_package_id <> incompatible_id)
);
CREATE INDEX access_package_incompatibility_other ON access_package_incompatibility (incompatible_id);
