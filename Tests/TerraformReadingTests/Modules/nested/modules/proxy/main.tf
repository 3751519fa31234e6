data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "secrets" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = values(var.secrets)
  }
}

resource "aws_iam_role" "this" {
  name               = "${var.name}-role"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "this" {
  name   = "read-secrets"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.secrets.json
}

resource "aws_security_group" "this" {
  name   = var.name
  vpc_id = var.vpc_id

  dynamic "ingress" {
    for_each = var.client_groups
    content {
      description     = ingress.key
      from_port       = 5432
      to_port         = 5432
      protocol        = "tcp"
      security_groups = [ingress.value]
    }
  }

  egress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [var.database_group]
  }
}

resource "aws_security_group_rule" "clients" {
  for_each = var.client_groups

  type                     = "egress"
  security_group_id        = each.value
  source_security_group_id = aws_security_group.this.id
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
}

resource "aws_db_proxy" "this" {
  name                   = var.name
  engine_family          = var.engine_family
  require_tls            = var.require_tls
  role_arn               = aws_iam_role.this.arn
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.this.id]

  dynamic "auth" {
    for_each = var.secrets
    content {
      auth_scheme = "SECRETS"
      iam_auth    = "DISABLED"
      description = auth.key
      secret_arn  = auth.value
    }
  }
}

resource "aws_db_proxy_default_target_group" "this" {
  db_proxy_name = aws_db_proxy.this.name

  connection_pool_config {
    max_connections_percent      = var.max_connections
    max_idle_connections_percent = 50
    connection_borrow_timeout    = 30
    session_pinning_filters      = ["EXCLUDE_VARIABLE_SETS"]
  }

  lifecycle {
    replace_triggered_by = [aws_db_proxy.this.arn]
  }
}

resource "aws_db_proxy_target" "this" {
  db_proxy_name         = aws_db_proxy.this.name
  target_group_name     = aws_db_proxy_default_target_group.this.name
  db_cluster_identifier = var.cluster

  lifecycle {
    replace_triggered_by = [aws_db_proxy.this.arn]
  }
}

resource "aws_db_proxy_endpoint" "reader" {
  count = var.cluster_readable ? 1 : 0

  db_proxy_name          = aws_db_proxy.this.name
  db_proxy_endpoint_name = "${var.name}-reader"
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.this.id]
  target_role            = "READ_ONLY"

  lifecycle {
    replace_triggered_by = [aws_db_proxy.this.arn]
  }
}

output "endpoint" {
  value = aws_db_proxy.this.endpoint
}
