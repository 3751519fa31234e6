# Created empty, so that no password ever stands in a file or in the state. The output secrets_to_fill
# has the command that gives each its value; until then the proxy turns its user away.
resource "aws_secretsmanager_secret" "app" {
  name        = "orders/staging/app"
  description = "Name and password of a database user, read by RDS Proxy"

}
