terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

resource "aws_security_group" "proxy" {
  name   = "orders-proxy"
  vpc_id = "vpc-0f1e2d3c4b5a69788"
}

resource "aws_security_group" "database" {
  name   = "orders-database"
  vpc_id = "vpc-0f1e2d3c4b5a69788"
}

resource "aws_security_group" "checkout" {
  name   = "checkout"
  vpc_id = "vpc-0f1e2d3c4b5a69788"
}

resource "aws_vpc_security_group_egress_rule" "checkout_to_proxy" {
  security_group_id            = aws_security_group.checkout.id
  referenced_security_group_id = aws_security_group.proxy.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "proxy_from_checkout" {
  security_group_id            = aws_security_group.proxy.id
  referenced_security_group_id = aws_security_group.checkout.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "proxy_to_database" {
  security_group_id            = aws_security_group.proxy.id
  referenced_security_group_id = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = 5432 # out
  to_port                      = 5432 # out
}

resource "aws_vpc_security_group_ingress_rule" "database_from_proxy" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.proxy.id
  ip_protocol                  = "tcp"
  from_port                    = 5432 # in
  to_port                      = 5432 # in
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders-prod"
  engine                      = "aurora-postgresql"
  engine_version              = "16.6"
  port                        = 5432
  vpc_security_group_ids      = [aws_security_group.database.id]
  master_username             = "root"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_rds_cluster_instance" "orders" {
  count              = 2
  identifier         = "orders-prod-${count.index}"
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = aws_rds_cluster.orders.engine
  instance_class     = "db.r6g.large"
}

resource "aws_secretsmanager_secret" "app" {
  name       = "orders/prod/app"
  kms_key_id = "arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788"
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

resource "aws_iam_role_policy" "secrets" {
  name = "read-secrets"
  role = aws_iam_role.proxy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.app.arn
      },
      {
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = "arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788"
      },
    ]
  })
}

resource "aws_db_proxy" "orders" {
  name                   = "orders-prod-proxy"
  engine_family          = "POSTGRESQL"
  role_arn               = aws_iam_role.proxy.arn
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = [aws_security_group.proxy.id]
  require_tls            = true
  idle_client_timeout    = 1800

  auth {
    auth_scheme = "SECRETS"
    secret_arn  = aws_secretsmanager_secret.app.arn
    iam_auth    = "REQUIRED"
  }
}

resource "aws_db_proxy_default_target_group" "orders" {
  db_proxy_name = aws_db_proxy.orders.name

  connection_pool_config {
    max_connections_percent      = 75
    max_idle_connections_percent = 40
    connection_borrow_timeout    = 60
    session_pinning_filters      = []
  }
}

resource "aws_db_proxy_target" "orders" {
  db_proxy_name         = aws_db_proxy.orders.name
  target_group_name     = aws_db_proxy_default_target_group.orders.name
  db_cluster_identifier = aws_rds_cluster.orders.id

  depends_on = [aws_rds_cluster_instance.orders]
}

resource "aws_db_proxy_endpoint" "reader" {
  db_proxy_name          = aws_db_proxy.orders.name
  db_proxy_endpoint_name = "orders-prod-reader"
  target_role            = "READ_ONLY"
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = [aws_security_group.proxy.id]
}

resource "aws_db_proxy_endpoint" "reports" {
  db_proxy_name          = aws_db_proxy.orders.name
  db_proxy_endpoint_name = "orders-prod-reports"
  target_role            = "READ_ONLY"
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = [aws_security_group.proxy.id]
}

resource "aws_iam_role" "checkout" {
  name = "checkout-lambda"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "connect" {
  name = "connect"
  role = aws_iam_role.checkout.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "rds-db:connect"
      Resource = "arn:aws:rds-db:us-east-1:123456789012:dbuser:${element(split(":", aws_db_proxy.orders.arn), 6)}/app"
    }]
  })
}

resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = aws_iam_role.checkout.arn
  filename      = "checkout.zip"
  handler       = "handler.main"
  runtime       = "python3.13"
  vpc_config {
    subnet_ids         = ["subnet-0a1b2c3d4e5f60718"]
    security_group_ids = [aws_security_group.checkout.id]
  }
}

resource "aws_cloudwatch_metric_alarm" "pinned" {
  alarm_name          = "orders-prod-pinned"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnectionsCurrentlySessionPinned"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  threshold           = 50
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { ProxyName = aws_db_proxy.orders.name }
}
