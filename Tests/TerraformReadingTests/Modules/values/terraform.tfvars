percent = 102
idle    = 102
tls     = false
