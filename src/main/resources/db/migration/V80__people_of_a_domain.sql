-- A partner's people, newest first: of one with a thousand of them, whoever reads a page is not to pass by all people that have come since.
CREATE INDEX person_domain_newest ON person (email_domain, created_at DESC, id DESC);
DROP INDEX person_domain;
