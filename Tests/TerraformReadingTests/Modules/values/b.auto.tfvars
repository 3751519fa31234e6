percent = 104
