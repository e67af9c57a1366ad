# The migration is a command that ends, not a program that is called: a task that is run once for each version, before the
# functions of that version (README.md). It talks to PostgreSQL itself: through the proxy, it would lose its lock.
resource "aws_ecs_cluster" "guesthouse" {
  name = "guesthouse"
}

resource "aws_ecs_task_definition" "migration" {
  family                   = "guesthouse-migration"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.migration.arn

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  container_definitions = jsonencode([{
    name      = "migration"
    image     = "${aws_ecr_repository.program["migration"].repository_url}:${var.image_tag}"
    essential = true
    environment = [
      { name = "QUARKUS_DATASOURCE_JDBC_URL", value = "jdbc:postgresql://${aws_db_instance.guesthouse.endpoint}/guesthouse?sslmode=require" },
      { name = "QUARKUS_DATASOURCE_USERNAME", value = aws_db_instance.guesthouse.username },
    ]
    secrets = [
      { name = "QUARKUS_DATASOURCE_PASSWORD", valueFrom = "${aws_secretsmanager_secret.database.arn}:password::" },
      { name = "GUESTHOUSE_DATABASE_PROGRAM_PASSWORD", valueFrom = "${aws_secretsmanager_secret.user["program"].arn}:password::" },
      { name = "GUESTHOUSE_DATABASE_VIEWER_PASSWORD", valueFrom = "${aws_secretsmanager_secret.user["viewer"].arn}:password::" },
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.migration.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "migration"
      }
    }
  }])
}

resource "aws_cloudwatch_log_group" "migration" {
  name              = "/guesthouse/migration"
  retention_in_days = 30
}

resource "aws_iam_role" "migration" {
  name               = "guesthouse-migration"
  assume_role_policy = data.aws_iam_policy_document.assume["ecs-tasks"].json
}

resource "aws_iam_role_policy" "migration" {
  name   = "run"
  role   = aws_iam_role.migration.id
  policy = data.aws_iam_policy_document.migration.json
}

# To read the passwords, to get its own image, and to write its own log.
data "aws_iam_policy_document" "migration" {
  source_policy_documents = [data.aws_iam_policy_document.passwords.json]

  statement {
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [aws_ecr_repository.program["migration"].arn]
  }

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.migration.arn}:*"]
  }
}

# Fargate gets the image and the password, and writes the log, from where the task is.
resource "aws_vpc_security_group_egress_rule" "migration" {
  security_group_id = aws_security_group.program["migration"].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

output "migrate" {
  description = "Run this after a new version was applied; programs answer nothing before it was"
  value = join(" ", [
    "aws ecs run-task --launch-type FARGATE --cluster ${aws_ecs_cluster.guesthouse.name}",
    "--task-definition ${aws_ecs_task_definition.migration.family}",
    "--network-configuration 'awsvpcConfiguration={subnets=[${join(",", var.subnet_ids)}],securityGroups=[${aws_security_group.program["migration"].id}]}'",
  ])
}
