variable "region" {
  type = string
}

variable "host" {
  type        = string
  description = "The public name, such as access.home.example"
}

variable "certificate_arn" {
  type        = string
  description = "A certificate of AWS Certificate Manager for that name, in this region"
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type        = list(string)
  description = "Private subnets, two at least, with a way out (NAT): for delivery to the mail server and to the systems in which people get access, for the migration to AWS"
}

variable "image_tag" {
  type        = string
  description = "The tag under which the native images were pushed"
}

variable "home_domains" {
  type        = string
  description = "Your own e-mail domains, with commas"
}

variable "administrator" {
  type        = string
  default     = null
  description = "Your address, once the tokens are there: codes come by mail then, and are logged no more"
}

variable "alarm_topic" {
  type        = string
  description = "ARN of the SNS topic that is told when jobs fail"
}

variable "mail" {
  type        = object({ host = string, port = number, username = string, from = string })
  description = "The mail server; its password is a secret"
}

variable "database" {
  type        = object({ class = string, storage = number, multi_az = bool })
  default     = { class = "db.t4g.small", storage = 20, multi_az = true }
  description = "Size of the PostgreSQL, storage in GiB"
}
