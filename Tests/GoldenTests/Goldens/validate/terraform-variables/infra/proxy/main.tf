variable "percent" {
  type = number
}

variable "require_tls" {
  type = bool
}

variable "idle_timeout" {
  type    = number
  default = 30
}

resource "aws_db_proxy" "this" {
  name                = "orders"
  engine_family       = "POSTGRESQL"
  require_tls         = var.require_tls
  idle_client_timeout = var.idle_timeout
  role_arn            = "arn:aws:iam::123456789012:role/orders"
  vpc_subnet_ids      = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
}

resource "aws_db_proxy_default_target_group" "this" {
  db_proxy_name = aws_db_proxy.this.name

  connection_pool_config {
    max_connections_percent      = var.percent
    max_idle_connections_percent = 10
    connection_borrow_timeout    = 30
  }
}
