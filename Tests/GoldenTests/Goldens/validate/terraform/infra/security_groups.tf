resource "aws_security_group" "proxy" {
  name        = "orders-staging-proxy"
  description = "RDS Proxy orders-staging-proxy"
  vpc_id      = "vpc-0a0b0c1d2e3f4a5b6"

}

resource "aws_vpc_security_group_ingress_rule" "proxy_from_checkout" {
  security_group_id = aws_security_group.proxy.id
  description       = "checkout to proxy"

  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = "sg-0a2d2d2d2d2d2d2d2"
}

resource "aws_vpc_security_group_ingress_rule" "proxy_from_workers" {
  security_group_id = aws_security_group.proxy.id
  description       = "workers to proxy"

  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = "sg-0a3d3d3d3d3d3d3d3"
}

resource "aws_vpc_security_group_egress_rule" "proxy_to_database" {
  security_group_id = aws_security_group.proxy.id
  description       = "proxy to database"

  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = "sg-0a1d1d1d1d1d1d1d1"
}

# From here on the groups exist already: each rule stands alone, and their other rules stay as they are.
# A configuration that writes the rules of such a group inline would take these away again.
resource "aws_vpc_security_group_egress_rule" "checkout_to_proxy" {
  security_group_id = "sg-0a2d2d2d2d2d2d2d2"
  description       = "checkout to proxy"

  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.proxy.id
}

resource "aws_vpc_security_group_egress_rule" "workers_to_proxy" {
  security_group_id = "sg-0a3d3d3d3d3d3d3d3"
  description       = "workers to proxy"

  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.proxy.id
}

resource "aws_vpc_security_group_ingress_rule" "database_from_proxy" {
  security_group_id = "sg-0a1d1d1d1d1d1d1d1"
  description       = "proxy to database"

  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.proxy.id
}
