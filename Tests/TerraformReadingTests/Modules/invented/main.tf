resource "aws_rds_proxy" "orders" {
  name          = "orders"
  engine_family = "POSTGRESQL"
}

resource "aws_db_proxy" "reports" {
  name                   = "reports"
  engine                 = "POSTGRESQL"
  require_tls            = true
  role_arn               = "arn:aws:iam::123456789012:role/reports"
  security_group_ids     = ["sg-0aa1bb2cc3dd4ee5f"]
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  session_pining_filters = []

  auth {
    secret  = "arn:aws:secretsmanager:us-east-1:123456789012:secret:reports-AbCdEf"
    iam_aut = "DISABLED"
  }

  connection_pool_config {
    max_connection_percent = 75
  }

  tags {
    Name = "reports"
  }
}

resource "aws_db_proxy_target_group" "reports" {
  db_proxy_name = aws_db_proxy.reports.name
}

resource "aws_db_proxy_default_target_group" "reports" {
  db_proxy_name         = aws_db_proxy.reports.name
  name                  = "default"
  db_cluster_identifier = "reports"

  dynamic "connection_pool_config" {
    for_each = [1]
    content {
      max_connection_percent = 75
    }
  }
}

resource "aws_db_proxy_target" "reports" {
  db_proxy_name          = aws_db_proxy.reports.name
  db_cluster_identifiers = ["reports"]
}
