resource "aws_db_proxy_default_target_group" "this" {
  db_proxy_name = "orders"

  connection_pool_config {
    max_connections_percent      = 80
    max_idle_connections_percent = 40
    connection_borrow_timeout    = 400
  }
}

resource "aws_db_proxy" "orders" {
  name           = "orders"
  engine_family  = "MYSQL"
  require_tls    = true
  role_arn       = "arn:aws:iam::123456789012:role/orders-proxy"
  vpc_subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]

  auth {
    auth_scheme = "SECRETS"
    iam_auth    = "ENABLED"
    secret_arn  = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/app-AbCdEf"
  }
}
