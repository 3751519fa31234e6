module "proxies" {
  source   = "git::https://example.com/platform/proxies.git?ref=v2"
  for_each = toset(["eu", "us"])
  name     = each.key
}
