locals {
  # Which program answers which addresses, and which job runs how often: the build holds both against the code.
  routes    = jsondecode(file("${path.module}/../routes.json"))
  schedules = jsondecode(file("${path.module}/../schedules.json"))

  programs = toset(keys(local.routes))
  # Those of which there are jobs alone need no public door.
  public    = toset([for program, paths in local.routes : program if length(paths) > 0])
  scheduled = toset(values(local.schedules)[*].program)
  # What is in the network as a place of its own.
  placed = setunion(local.programs, ["migration"])
  url    = "https://${var.host}"

  settings = merge({
    GUESTHOUSE_URL          = local.url
    GUESTHOUSE_HOME_DOMAINS = var.home_domains
    # The proxy would lend no connection any more in which a statement is prepared.
    QUARKUS_DATASOURCE_JDBC_URL      = "jdbc:postgresql://${aws_db_proxy.guesthouse.endpoint}:5432/guesthouse?sslmode=require&prepareThreshold=0"
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
    GUESTHOUSE_DELIVERY_URL   = "http://${aws_lb.delivery.dns_name}"
    GUESTHOUSE_DELIVERY_TOKEN = data.aws_secretsmanager_secret_version.guesthouse["delivery-token"].secret_string
  }
  # These keep connectors' credentials, or use them; where there is no key yet, connectors have none.
  connector_key = data.aws_secretsmanager_secret_version.guesthouse["connector-key"].secret_string
  keeps         = local.connector_key == "none" ? {} : { GUESTHOUSE_CONNECTOR_KEY = local.connector_key }
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
  for_each             = local.placed
  name                 = "guesthouse/${each.key}"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_lambda_function" "program" {
  for_each      = local.programs
  function_name = "guesthouse-${each.key}"
  role          = aws_iam_role.program[each.key].arn
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
      contains(["packages", "portal", "delivery"], each.key) ? local.keeps : {},
      try(local.failures[each.key], {}),
    )
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [aws_security_group.program[each.key].id]
  }

  depends_on = [aws_iam_role_policy.program]
}

resource "aws_cloudwatch_log_group" "program" {
  for_each          = local.programs
  name              = "/aws/lambda/guesthouse-${each.key}"
  retention_in_days = 30
}

# Nobody calls a program by the network: Lambda hands calls over. What each may call itself is said rule by rule.
resource "aws_security_group" "program" {
  for_each    = local.placed
  name        = "guesthouse-${each.key}"
  description = "Guesthouse: ${each.key}"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "database_of_program" {
  for_each                     = aws_security_group.program
  security_group_id            = each.value.id
  referenced_security_group_id = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# Delivery alone speaks to the world: to the mail server, and to the systems in which people get access.
resource "aws_vpc_security_group_egress_rule" "delivery_world" {
  for_each          = toset([tostring(var.mail.port), "443"])
  security_group_id = aws_security_group.program["delivery"].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
}

resource "aws_iam_role" "program" {
  for_each           = local.programs
  name               = "guesthouse-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role_policy" "program" {
  for_each = local.programs
  name     = "run"
  role     = aws_iam_role.program[each.key].id
  policy   = data.aws_iam_policy_document.program[each.key].json
}

# To write its own log, and for Lambda to put it into the VPC; a program calls nothing of AWS itself.
data "aws_iam_policy_document" "program" {
  for_each = local.programs

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.program[each.key].arn}:*"]
  }

  statement {
    actions   = local.interface_actions
    resources = ["*"]
  }

  # Lambda needs that and the program does not.
  statement {
    effect    = "Deny"
    actions   = local.interface_actions
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "lambda:SourceFunctionArn"
      values   = ["arn:aws:lambda:${var.region}:${data.aws_caller_identity.current.account_id}:function:guesthouse-${each.key}"]
    }
  }
}

locals {
  interface_actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ]
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
