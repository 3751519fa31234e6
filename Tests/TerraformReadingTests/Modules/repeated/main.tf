variable "with_reports" {
  type    = bool
  default = false
}

variable "users" {
  type = map(object({
    iam  = optional(bool, true)
    hash = optional(string)
  }))
  default = {
    app     = {}
    reports = { iam = false, hash = "MYSQL_NATIVE_PASSWORD" }
  }
}

locals {
  idle = { eu = 1800, us = 40000 }
}

resource "aws_db_proxy" "this" {
  for_each = local.idle

  name                   = "orders-${each.key}"
  engine_family          = "POSTGRESQL"
  require_tls            = true
  idle_client_timeout    = each.value
  role_arn               = aws_iam_role.proxy.arn
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]

  dynamic "auth" {
    for_each = var.users
    iterator = user
    content {
      auth_scheme               = "SECRETS"
      iam_auth                  = user.value.iam ? "REQUIRED" : "DISABLED"
      client_password_auth_type = user.value.hash
      secret_arn                = aws_secretsmanager_secret.app[user.key].arn
    }
  }
}

resource "aws_db_proxy_default_target_group" "this" {
  for_each = aws_db_proxy.this

  db_proxy_name = each.value.name

  connection_pool_config {
    max_connections_percent      = each.key == "eu" ? 80 : 40
    max_idle_connections_percent = 50
    connection_borrow_timeout    = 30
  }

  lifecycle {
    replace_triggered_by = [aws_db_proxy.this[each.key].arn]
  }
}

resource "aws_db_proxy_endpoint" "reader" {
  count = 2

  db_proxy_name          = aws_db_proxy.this["eu"].name
  db_proxy_endpoint_name = ["orders-reader", "Orders-Writer"][count.index]
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]
  target_role            = "READ_ONLY"

  lifecycle {
    replace_triggered_by = [aws_db_proxy.this["eu"].arn]
  }
}

resource "aws_db_proxy" "reports" {
  count = var.with_reports ? 1 : 0

  name                   = "reports"
  engine_family          = "POSTGRESQL"
  require_tls            = false
  role_arn               = aws_iam_role.proxy.arn
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718"]
  vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]
}

resource "aws_secretsmanager_secret" "app" {
  for_each = var.users

  name = "orders/${each.key}"
}

resource "aws_iam_role" "proxy" {
  name = "orders-proxy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "proxy" {
  name = "read-secrets"
  role = aws_iam_role.proxy.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = [for secret in aws_secretsmanager_secret.app : secret.arn]
    }]
  })
}
