variable "name" {
  type = string
}

variable "engine_family" {
  type = string
}

variable "require_tls" {
  type    = bool
  default = true
}

variable "max_connections" {
  type = number
}

variable "subnet_ids" {
  type = list(string)
}

variable "app_group_id" {
  type = string
}

variable "vpc_id" {
  type = string
}

resource "aws_security_group" "database" {
  name   = "${var.name}-database"
  vpc_id = var.vpc_id
}

resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_rds_cluster" "this" {
  cluster_identifier          = var.name
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  database_name               = "orders"
  master_username             = "root"
  manage_master_user_password = true
  storage_encrypted           = true
  db_subnet_group_name        = aws_db_subnet_group.this.name
  vpc_security_group_ids      = [aws_security_group.database.id]
}

resource "aws_rds_cluster_instance" "this" {
  count = 2

  identifier         = "${var.name}-${count.index}"
  cluster_identifier = aws_rds_cluster.this.id
  engine             = aws_rds_cluster.this.engine
  instance_class     = "db.r6g.large"
}

resource "aws_secretsmanager_secret" "app" {
  name = "${var.name}/app"
}

module "proxy" {
  source = "../proxy"

  name             = "${var.name}-proxy"
  engine_family    = var.engine_family
  require_tls      = var.require_tls
  max_connections  = var.max_connections
  subnet_ids       = var.subnet_ids
  vpc_id           = var.vpc_id
  secrets          = { app = aws_secretsmanager_secret.app.arn }
  client_groups    = { app = var.app_group_id }
  database_group   = aws_security_group.database.id
  cluster          = aws_rds_cluster.this.cluster_identifier
  cluster_readable = length(aws_rds_cluster_instance.this) > 1
}

output "endpoint" {
  value = module.proxy.endpoint
}
