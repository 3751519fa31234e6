terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

locals {
  sites = {
    eu = { family = "POSTGRESQL", tls = true, percent = 80 }
    us = { family = "POSTGRESQL", tls = false, percent = 40  }
  }
}

module "network" {
  source = "./modules/network"
  name   = "orders"
}

module "db" {
  source   = "./modules/database"
  for_each = local.sites

  name            = "orders-${each.key}"
  engine_family   = each.value.family
  require_tls     = each.value.tls
  max_connections = each.value.percent
  subnet_ids      = module.network.private_subnet_ids
  app_group_id    = module.network.app_group_id
  vpc_id          = module.network.vpc_id
}

output "endpoints" {
  value = { for key, db in module.db : key => db.endpoint }
}
