locals {
  # Which program answers which addresses, and which job runs how often: the build holds both against the code.
  routes    = jsondecode(file("${path.module}/../routes.json"))
  schedules = jsondecode(file("${path.module}/../schedules.json"))

  programs = toset(keys(local.routes))
  # Of expiry there are jobs alone, which need no public door.
  public    = setsubtract(local.programs, ["expiry"])
  scheduled = toset(values(local.schedules)[*].program)
  url       = "https://${var.host}"

  settings = merge({
    GUESTHOUSE_URL                   = local.url
    GUESTHOUSE_HOME_DOMAINS          = var.home_domains
    QUARKUS_DATASOURCE_JDBC_URL      = "jdbc:postgresql://${aws_db_proxy.guesthouse.endpoint}:5432/guesthouse?sslmode=require"
    QUARKUS_DATASOURCE_JDBC_MAX_SIZE = "2"
    # The Lambda Web Adapter hands calls over from within the instance.
    QUARKUS_HTTP_HOST            = "127.0.0.1"
    GUESTHOUSE_TRUSTED_PROXIES   = "127.0.0.1"
    AWS_LWA_READINESS_CHECK_PATH = "/q/health/live"
  }, var.administrator == null ? {} : { GUESTHOUSE_ADMINISTRATOR = var.administrator })

  connects_as = { for user in local.users : user => {
    QUARKUS_DATASOURCE_USERNAME = "guesthouse_${user}"
    QUARKUS_DATASOURCE_PASSWORD = local.passwords[user]
  } }
  asks_for_delivery = {
    GUESTHOUSE_DELIVERY_URL   = local.url
    GUESTHOUSE_DELIVERY_TOKEN = data.aws_secretsmanager_secret_version.guesthouse["delivery-token"].secret_string
  }
  delivers = {
    QUARKUS_MAILER_HOST      = var.mail.host
    QUARKUS_MAILER_PORT      = tostring(var.mail.port)
    QUARKUS_MAILER_START_TLS = "REQUIRED"
    QUARKUS_MAILER_USERNAME  = var.mail.username
    QUARKUS_MAILER_FROM      = var.mail.from
    QUARKUS_MAILER_PASSWORD  = data.aws_secretsmanager_secret_version.guesthouse["mail-password"].secret_string
  }
  # A job that failed is an invocation that failed, and so is seen; where nobody else calls, one whose token is over too. Elsewhere
  # a refusal is an answer, or strangers could ring the alarm.
  failures = {
    expiry   = { AWS_LWA_ERROR_STATUS_CODES = "401,403,500-599" }
    delivery = { AWS_LWA_ERROR_STATUS_CODES = "500-599" }
  }
}

resource "aws_ecr_repository" "program" {
  for_each             = setunion(local.programs, ["migration"])
  name                 = "guesthouse/${each.key}"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_lambda_function" "program" {
  for_each      = local.programs
  function_name = "guesthouse-${each.key}"
  role          = aws_iam_role.program.arn
  package_type  = "Image"
  image_uri     = "${aws_ecr_repository.program[each.key].repository_url}:${var.image_tag}"
  architectures = ["arm64"]
  # Chosen, not measured yet; the share of a CPU grows with it.
  memory_size = 512
  timeout     = contains(local.scheduled, each.key) ? 300 : 29
  kms_key_arn = aws_kms_key.guesthouse.arn

  environment {
    variables = merge(
      local.settings,
      local.connects_as[contains(local.readers, each.key) ? "viewer" : "program"],
      each.key == "delivery" ? local.delivers : local.asks_for_delivery,
      try(local.failures[each.key], {}),
    )
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [aws_security_group.program.id]
  }

  depends_on = [aws_cloudwatch_log_group.program, aws_iam_role_policy_attachment.program]
}

resource "aws_cloudwatch_log_group" "program" {
  for_each          = local.programs
  name              = "/aws/lambda/guesthouse-${each.key}"
  retention_in_days = 30
}

resource "aws_security_group" "program" {
  name        = "guesthouse-programs"
  description = "Guesthouse: its programs, which nobody calls by the network"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "program" {
  security_group_id = aws_security_group.program.id
  description       = "The database, the mail server, the systems in which people get access"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_iam_role" "program" {
  name               = "guesthouse-program"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

# To write its log and to be in the VPC; a program calls nothing else of AWS.
resource "aws_iam_role_policy_attachment" "program" {
  role       = aws_iam_role.program.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

data "aws_iam_policy_document" "assume" {
  for_each = toset(["lambda", "scheduler", "rds", "ecs-tasks"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }

    # Else a schedule of another account could use the role.
    dynamic "condition" {
      for_each = each.key == "scheduler" ? ["aws:SourceAccount"] : []

      content {
        test     = "StringEquals"
        variable = condition.value
        values   = [data.aws_caller_identity.current.account_id]
      }
    }
  }
}

data "aws_caller_identity" "current" {}
