

def arguments():
    """How to connect, with a fresh password. `system` is the machine's own list of authorities, from libpq 16 on."""
    return {
        "host": host(), "port": PORT, "dbname": os.environ["DB_NAME"], "user": USER, "password": password(),
        "sslmode": "verify-full", "sslrootcert": "system", "connect_timeout": 5,
    }
