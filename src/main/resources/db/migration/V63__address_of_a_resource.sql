-- Where people open what they were given; a catalog's own, as the name is.
ALTER TABLE catalog_resource ADD COLUMN address text CHECK (char_length(address) BETWEEN 1 AND 2000);
