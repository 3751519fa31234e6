percent = 175
