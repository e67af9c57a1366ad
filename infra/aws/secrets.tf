resource "aws_kms_key" "guesthouse" {
  description         = "Guesthouse: secrets, settings of programs, database"
  enable_key_rotation = true
}

# Their values are put there by hand (README.md); then apply again, so that the programs get them.
resource "aws_secretsmanager_secret" "guesthouse" {
  for_each   = toset(["connector-key", "cron-token", "delivery-token", "mail-password"])
  name       = "guesthouse/${each.key}"
  kms_key_id = aws_kms_key.guesthouse.arn
}

resource "aws_secretsmanager_secret_version" "initial" {
  for_each      = aws_secretsmanager_secret.guesthouse
  secret_id     = each.value.id
  secret_string = "none"

  lifecycle {
    ignore_changes = [secret_string]
  }
}

data "aws_secretsmanager_secret_version" "guesthouse" {
  for_each   = aws_secretsmanager_secret.guesthouse
  secret_id  = each.value.id
  depends_on = [aws_secretsmanager_secret_version.initial]
}

# Another one at each reading, so that only the first is kept (below).
data "aws_secretsmanager_random_password" "database" {
  password_length     = 40
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "database" {
  name       = "guesthouse/database"
  kms_key_id = aws_kms_key.guesthouse.arn
}

resource "aws_secretsmanager_secret_version" "database" {
  secret_id     = aws_secretsmanager_secret.database.id
  secret_string = jsonencode({ username = "guesthouse", password = data.aws_secretsmanager_random_password.database.random_password })

  lifecycle {
    ignore_changes = [secret_string]
  }
}

locals {
  database_password = jsondecode(aws_secretsmanager_secret_version.database.secret_string).password
}
