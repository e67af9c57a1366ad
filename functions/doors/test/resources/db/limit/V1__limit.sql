CREATE TABLE of_a_migration AS SELECT current_setting('statement_timeout') AS longest;
