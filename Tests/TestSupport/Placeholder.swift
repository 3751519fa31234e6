// Replaced by the first support file.
