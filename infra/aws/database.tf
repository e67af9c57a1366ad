resource "aws_db_instance" "guesthouse" {
  identifier                = "guesthouse"
  engine                    = "postgres"
  engine_version            = "17"
  instance_class            = var.database.class
  allocated_storage         = var.database.storage
  storage_type              = "gp3"
  storage_encrypted         = true
  kms_key_id                = aws_kms_key.guesthouse.arn
  multi_az                  = var.database.multi_az
  db_name                   = "guesthouse"
  username                  = "guesthouse"
  password                  = local.database_password
  db_subnet_group_name      = aws_db_subnet_group.guesthouse.name
  vpc_security_group_ids    = [aws_security_group.database.id]
  backup_retention_period   = 14
  deletion_protection       = true
  final_snapshot_identifier = "guesthouse-last"
}

resource "aws_db_subnet_group" "guesthouse" {
  name       = "guesthouse"
  subnet_ids = var.subnet_ids
}

# Instances of programs come and go by the hundred; PostgreSQL sees a few connections.
resource "aws_db_proxy" "guesthouse" {
  name                   = "guesthouse"
  engine_family          = "POSTGRESQL"
  role_arn               = aws_iam_role.proxy.arn
  require_tls            = true
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.database.id]

  # Not the owner: who migrates talks to PostgreSQL itself.
  dynamic "auth" {
    for_each = aws_secretsmanager_secret.user

    content {
      auth_scheme               = "SECRETS"
      client_password_auth_type = "POSTGRES_SCRAM_SHA_256"
      iam_auth                  = "DISABLED"
      secret_arn                = auth.value.arn
    }
  }

  depends_on = [aws_secretsmanager_secret_version.user, aws_iam_role_policy.proxy]
}

resource "aws_db_proxy_default_target_group" "guesthouse" {
  db_proxy_name = aws_db_proxy.guesthouse.name

  connection_pool_config {
    max_connections_percent = 80
  }
}

resource "aws_db_proxy_target" "guesthouse" {
  db_proxy_name          = aws_db_proxy.guesthouse.name
  target_group_name      = aws_db_proxy_default_target_group.guesthouse.name
  db_instance_identifier = aws_db_instance.guesthouse.identifier
}

resource "aws_security_group" "database" {
  name        = "guesthouse-database"
  description = "Guesthouse: PostgreSQL and the proxy before it"
  vpc_id      = var.vpc_id
}

# From each program, from the migration, and from the proxy, which is in this group too.
resource "aws_vpc_security_group_ingress_rule" "database" {
  for_each = merge({ for program, group in aws_security_group.program : program => group.id },
  { proxy = aws_security_group.database.id })
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_iam_role" "proxy" {
  name               = "guesthouse-database-proxy"
  assume_role_policy = data.aws_iam_policy_document.assume["rds"].json
}

resource "aws_iam_role_policy" "proxy" {
  name   = "read-passwords"
  role   = aws_iam_role.proxy.id
  policy = data.aws_iam_policy_document.proxy.json
}

data "aws_iam_policy_document" "proxy" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = values(aws_secretsmanager_secret.user)[*].arn
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.guesthouse.arn]
  }
}
