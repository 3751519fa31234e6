variable "vpc_id" {}

variable "subnet_ids" { type = list(string) }

variable "app_security_group_id" {}

variable "db_cluster_identifier" {}

variable "secret_arn" {}

variable "kms_key_arn" {}
