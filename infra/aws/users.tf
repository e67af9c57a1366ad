# The users of the database: each program connects as the one with the fewest rights that it can do with, and none as the owner
# (README.md). The migration makes them, with these passwords.
locals {
  # It changes nothing.
  readers   = toset(["audit"])
  users     = toset(["program", "viewer"])
  passwords = { for user in local.users : user => jsondecode(aws_secretsmanager_secret_version.user[user].secret_string).password }
}

# Another one at each reading, so that only the first is kept (below).
data "aws_secretsmanager_random_password" "user" {
  for_each            = local.users
  password_length     = 40
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "user" {
  for_each   = local.users
  name       = "guesthouse/database-${each.key}"
  kms_key_id = aws_kms_key.guesthouse.arn
}

resource "aws_secretsmanager_secret_version" "user" {
  for_each      = local.users
  secret_id     = aws_secretsmanager_secret.user[each.key].id
  secret_string = jsonencode({ username = "guesthouse_${each.key}", password = data.aws_secretsmanager_random_password.user[each.key].random_password })

  lifecycle {
    ignore_changes = [secret_string]
  }
}

# The migration alone reads the owner's.
data "aws_iam_policy_document" "passwords" {
  source_policy_documents = [data.aws_iam_policy_document.proxy.json]

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.database.arn]
  }
}
