percent = 105
tls = true
