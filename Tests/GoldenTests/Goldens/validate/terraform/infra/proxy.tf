resource "aws_db_proxy" "this" {
  name          = "orders-staging-proxy"
  engine_family = "POSTGRESQL"
  role_arn      = aws_iam_role.proxy.arn

  vpc_subnet_ids = [
    "subnet-0a1a1b1c1d1e1f101",
    "subnet-0a2a2b2c2d2e2f202",
  ]
  vpc_security_group_ids = [aws_security_group.proxy.id]

  require_tls         = true
  idle_client_timeout = 1800
  debug_logging       = false

  auth {
    auth_scheme = "SECRETS"
    iam_auth    = "REQUIRED"
    secret_arn  = aws_secretsmanager_secret.app.arn
  }

}

resource "aws_db_proxy_default_target_group" "this" {
  db_proxy_name = aws_db_proxy.this.name

  # All three numbers: a number left out is set to the provider's 100, 50 or 120, whatever the others are.
  connection_pool_config {
    max_connections_percent      = 75
    max_idle_connections_percent = 37
    connection_borrow_timeout    = 30
    session_pinning_filters      = var.filters
  }

  # Another engine family or other subnets replace the proxy under its old name. Without this,
  # Terraform would see no change here, and the new proxy would have AWS's own pool numbers.
  lifecycle {
    replace_triggered_by = [aws_db_proxy.this.arn]
  }
}

resource "aws_db_proxy_target" "this" {
  db_proxy_name         = aws_db_proxy.this.name
  target_group_name     = aws_db_proxy_default_target_group.this.name
  db_cluster_identifier = "orders-staging"

  # Orders the registration behind instances that the same run creates.
  depends_on = [var.database_instances]

  # Another engine family or other subnets replace the proxy under its old name. Without this,
  # Terraform would see no change here, and the new proxy would have no database.
  lifecycle {
    replace_triggered_by = [aws_db_proxy.this.arn]
  }
}
