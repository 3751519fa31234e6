provider "aws" {
  region = "us-east-1"

  # The wrong credentials fail here, before anything is planned in another account.
  allowed_account_ids = ["222222222222"]
}
