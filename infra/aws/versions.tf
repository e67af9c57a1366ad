# The state holds what the secrets hold: keep it where it is encrypted and few can read it (a backend "s3" with encrypt = true).
terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { application = "guesthouse" }
  }
}
