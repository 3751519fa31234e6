variable "percent" {
  type = number
}

module "proxy" {
  source   = "./proxy"
  for_each = toset(["eu", "us"])

  percent     = var.percent
  require_tls = each.key == "eu"
}
