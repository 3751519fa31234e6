provider "aws" {
  region = "eu-central-1"
}

resource "aws_secretsmanager_secret" "app" {
  name       = "orders/app"
  kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788"
}

module "proxy" {
  source  = "terraform-aws-modules/rds-proxy/aws"
  version = "~> 4.0"

  name                   = "orders"
  engine_family          = "POSTGRESQL"
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]

  auth = {
    app = {
      description = "app"
      secret_arn  = aws_secretsmanager_secret.app.arn
    }
  }

  session_pinning_filters = ["EXCLUDE_VARIABLE_SETS"]
  target_db_cluster       = true
  db_cluster_identifier   = "orders"

  endpoints = {
    reader = {
      name           = "Orders-Reader"
      vpc_subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
      target_role    = "READ_ONLY"
    }
  }
}

module "legacy" {
  source   = "cloudposse/rds-db-proxy/aws"
  version  = "1.1.1"
  for_each = toset(["eu"])

  name                   = "legacy-${each.key}"
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]
  db_instance_identifier = "legacy"
  idle_client_timeout    = 30000

  auth = [
    {
      auth_scheme = "SECRETS"
      description = "app"
      iam_auth    = "DISABLED"
      secret_arn  = aws_secretsmanager_secret.app.arn
    }
  ]

  max_connections_percent      = 50
  max_idle_connections_percent = 60
}

module "roles" {
  source = "terraform-aws-modules/rds-proxy/aws"

  name                   = "roles"
  engine_family          = "POSTGRESQL"
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]
  create_iam_role        = false
  role_arn               = aws_iam_role.reports.arn
  target_db_instance     = true
  db_instance_identifier = "reports"

  auth = {
    app = {
      iam_auth   = "REQUIRED"
      secret_arn = aws_secretsmanager_secret.app.arn
    }
  }

  max_connections_percent      = 40
  max_idle_connections_percent = 50
}

resource "aws_iam_role" "reports" {
  name = "reports-proxy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}
