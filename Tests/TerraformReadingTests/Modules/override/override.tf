resource "aws_db_proxy" "this" {
  idle_client_timeout = 30000
}
