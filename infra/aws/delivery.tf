# The door by which the other programs ask for delivery after a commit, inside the VPC: jobs have no public address. Only those
# programs reach it, and it leads to the jobs of delivery and nowhere else.
resource "aws_lb" "delivery" {
  name                       = "guesthouse-delivery"
  internal                   = true
  load_balancer_type         = "application"
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.delivery_door.id]
  drop_invalid_header_fields = true
}

resource "aws_lb_listener" "delivery" {
  load_balancer_arn = aws_lb.delivery.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "delivery" {
  listener_arn = aws_lb_listener.delivery.arn

  condition {
    path_pattern {
      values = [for job, schedule in local.schedules : "/${job}" if schedule.program == "delivery"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.delivery.arn
  }
}

resource "aws_lb_target_group" "delivery" {
  name        = "guesthouse-delivery"
  target_type = "lambda"
}

resource "aws_lb_target_group_attachment" "delivery" {
  target_group_arn = aws_lb_target_group.delivery.arn
  target_id        = aws_lambda_function.program["delivery"].arn
  depends_on       = [aws_lambda_permission.delivery_door]
}

resource "aws_lambda_permission" "delivery_door" {
  function_name = aws_lambda_function.program["delivery"].function_name
  action        = "lambda:InvokeFunction"
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = aws_lb_target_group.delivery.arn
}

resource "aws_security_group" "delivery_door" {
  name        = "guesthouse-delivery-door"
  description = "Guesthouse: where programs ask for delivery"
  vpc_id      = var.vpc_id
}

locals {
  ask_for_delivery = setsubtract(local.programs, ["delivery"])
}

resource "aws_vpc_security_group_ingress_rule" "delivery_door" {
  for_each                     = local.ask_for_delivery
  security_group_id            = aws_security_group.delivery_door.id
  referenced_security_group_id = aws_security_group.program[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
}

resource "aws_vpc_security_group_egress_rule" "delivery_door_of_program" {
  for_each                     = local.ask_for_delivery
  security_group_id            = aws_security_group.program[each.key].id
  referenced_security_group_id = aws_security_group.delivery_door.id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
}
