-- To plan it at each call costs more than to look the suffixes up, which the program works out.
DROP FUNCTION domain_is_allowed(text);
