variable "database_instances" {
  type    = list(string)
  default = []
}

variable "filters" {
  type    = list(string)
  default = ["EXCLUDE_VARIABLE_SETS"]
}
