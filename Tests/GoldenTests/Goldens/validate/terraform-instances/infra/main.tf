module "proxy" {
  source   = "./modules/proxy"
  for_each = { eu = true, us = false }

  name        = "orders-${each.key}"
  require_tls = each.value
}
