module "proxy" {
  source = "./modules/proxy"
  name   = "orders"
}
