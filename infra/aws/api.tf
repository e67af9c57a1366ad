# The public door: each address leads to its program, and there is no other.
resource "aws_apigatewayv2_api" "guesthouse" {
  name                         = "guesthouse"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_integration" "program" {
  for_each               = local.public
  api_id                 = aws_apigatewayv2_api.guesthouse.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.program[each.key].invoke_arn
  payload_format_version = "2.0"
}

# ANY, since a program says itself, and why, which method it wants.
resource "aws_apigatewayv2_route" "guesthouse" {
  for_each  = merge([for program in local.public : { for path in local.routes[program] : path => program }]...)
  api_id    = aws_apigatewayv2_api.guesthouse.id
  route_key = "ANY ${replace(each.key, "*", "{rest+}")}"
  target    = "integrations/${aws_apigatewayv2_integration.program[each.value].id}"
}

resource "aws_lambda_permission" "api" {
  for_each      = local.public
  function_name = aws_lambda_function.program[each.key].function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.guesthouse.execution_arn}/*/*"
}

resource "aws_apigatewayv2_stage" "guesthouse" {
  api_id      = aws_apigatewayv2_api.guesthouse.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }
}

resource "aws_apigatewayv2_domain_name" "guesthouse" {
  domain_name = var.host

  domain_name_configuration {
    certificate_arn = var.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "guesthouse" {
  api_id      = aws_apigatewayv2_api.guesthouse.id
  domain_name = aws_apigatewayv2_domain_name.guesthouse.id
  stage       = aws_apigatewayv2_stage.guesthouse.id
}

output "dns_target" {
  description = "Let the public name be an alias of this"
  value       = aws_apigatewayv2_domain_name.guesthouse.domain_name_configuration[0].target_domain_name
}
