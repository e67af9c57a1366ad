-- In which language somebody reads messages (MSG-03); null is the instance's.
ALTER TABLE person ADD COLUMN language text CHECK (language IN ('en', 'de'));
