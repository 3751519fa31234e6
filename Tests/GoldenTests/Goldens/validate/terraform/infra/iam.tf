resource "aws_iam_role" "proxy" {
  name               = "orders-staging-proxy-role"
  description        = "Lets RDS Proxy orders-staging-proxy read its secrets"
  assume_role_policy = data.aws_iam_policy_document.proxy_trust.json

}

data "aws_iam_policy_document" "proxy_trust" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "proxy_read_secrets" {
  name   = "read-secrets"
  role   = aws_iam_role.proxy.name
  policy = data.aws_iam_policy_document.proxy_read_secrets.json
}

data "aws_iam_policy_document" "proxy_read_secrets" {
  statement {
    sid       = "ReadSecrets"
    effect    = "Allow"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.app.arn]
  }
}

# The role exists already: it only gets this policy.
resource "aws_iam_role_policy" "checkout_lambda_orders_staging_proxy_connect" {
  name   = "orders-staging-proxy-connect"
  role   = "checkout-lambda"
  policy = data.aws_iam_policy_document.checkout_lambda_orders_staging_proxy_connect.json
}

data "aws_iam_policy_document" "checkout_lambda_orders_staging_proxy_connect" {
  statement {
    sid       = "ConnectThroughProxy"
    effect    = "Allow"
    actions   = ["rds-db:connect"]
    resources = ["arn:aws:rds-db:us-east-1:222222222222:dbuser:${element(split(":", aws_db_proxy.this.arn), 6)}/app"]
  }
}

# The role exists already: it only gets this policy.
resource "aws_iam_role_policy" "orders_worker_task_orders_staging_proxy_connect" {
  name   = "orders-staging-proxy-connect"
  role   = "orders-worker-task"
  policy = data.aws_iam_policy_document.orders_worker_task_orders_staging_proxy_connect.json
}

data "aws_iam_policy_document" "orders_worker_task_orders_staging_proxy_connect" {
  statement {
    sid       = "ConnectThroughProxy"
    effect    = "Allow"
    actions   = ["rds-db:connect"]
    resources = ["arn:aws:rds-db:us-east-1:222222222222:dbuser:${element(split(":", aws_db_proxy.this.arn), 6)}/app"]
  }
}
