variable "name" {
  type = string
}

variable "engine_family" {
  type = string
}

variable "require_tls" {
  type = bool
}

variable "max_connections" {
  type = number
}

variable "subnet_ids" {
  type = list(string)
}

variable "vpc_id" {
  type = string
}

variable "secrets" {
  type = map(string)
}

variable "client_groups" {
  type = map(string)
}

variable "database_group" {
  type = string
}

variable "cluster" {
  type = string
}

variable "cluster_readable" {
  type = bool
}
