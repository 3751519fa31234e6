variable "idle" {
  type      = number
  default   = 40000
  sensitive = true
}

variable "tls" {
  type    = bool
  default = false
}

resource "aws_db_proxy" "this" {
  name                   = "orders"
  engine_family          = "POSTGRESQL"
  require_tls            = var.tls
  idle_client_timeout    = var.idle
  role_arn               = "arn:aws:iam::123456789012:role/orders"
  vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]
}
