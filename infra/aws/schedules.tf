# Each job is invoked directly: IAM lets the scheduler in and nobody else, and the machine token says what it may do there. The
# input is an event as the HTTP API sends it, because that is how the Lambda Web Adapter passes a path and a header on.
resource "aws_scheduler_schedule_group" "guesthouse" {
  name = "guesthouse"
}

resource "aws_scheduler_schedule" "job" {
  for_each            = local.schedules
  name                = each.key
  group_name          = aws_scheduler_schedule_group.guesthouse.name
  schedule_expression = "rate(${each.value.minutes} ${each.value.minutes == 1 ? "minute" : "minutes"})"
  # The input holds the token.
  kms_key_arn = aws_kms_key.guesthouse.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.program[each.value.program].arn
    role_arn = aws_iam_role.scheduler.arn

    input = jsonencode({
      version        = "2.0"
      routeKey       = "$default"
      rawPath        = "/${each.key}"
      rawQueryString = ""
      headers = {
        authorization = "Bearer ${data.aws_secretsmanager_secret_version.guesthouse["cron-token"].secret_string}"
        host          = var.host
      }
      requestContext = {
        routeKey = "$default"
        stage    = "$default"
        http     = { method = "POST", path = "/${each.key}", protocol = "HTTP/1.1", sourceIp = "127.0.0.1", userAgent = "EventBridge Scheduler" }
      }
      isBase64Encoded = false
    })

    # Not tried again: the next one comes anyway.
    retry_policy {
      maximum_event_age_in_seconds = 60
      maximum_retry_attempts       = 0
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "scheduled" {
  for_each                     = local.scheduled
  function_name                = aws_lambda_function.program[each.key].function_name
  maximum_event_age_in_seconds = 60
  maximum_retry_attempts       = 0
}

resource "aws_cloudwatch_metric_alarm" "jobs_fail" {
  for_each            = local.scheduled
  alarm_name          = "guesthouse-${each.key}-fails"
  alarm_description   = "Jobs of ${each.key} failed for ten minutes: access may not be ending, or nothing is delivered"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.program[each.key].function_name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 10
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alarm_topic]
}

resource "aws_iam_role" "scheduler" {
  name               = "guesthouse-scheduler"
  assume_role_policy = data.aws_iam_policy_document.assume["scheduler"].json
}

resource "aws_iam_role_policy" "scheduler" {
  name   = "invoke-jobs"
  role   = aws_iam_role.scheduler.id
  policy = data.aws_iam_policy_document.scheduler.json
}

data "aws_iam_policy_document" "scheduler" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [for program in local.scheduled : aws_lambda_function.program[program].arn]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.guesthouse.arn]
  }
}
