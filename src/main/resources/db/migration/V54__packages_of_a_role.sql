-- Whether a package gives a role is one row, whichever of the two is known first: some roles are in very many packages.
DROP INDEX access_package_role_role;
CREATE INDEX access_package_role_role ON access_package_role (resource_role_id, access_package_id);
