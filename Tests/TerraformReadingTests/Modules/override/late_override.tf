resource "aws_db_proxy" "this" {
  require_tls         = false
  idle_client_timeout = 900
}

resource "aws_db_proxy_default_target_group" "this" {
  connection_pool_config {
    max_connections_percent      = 50
    max_idle_connections_percent = 60
    connection_borrow_timeout    = 30
  }
}
