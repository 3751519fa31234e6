

def arguments():
    """How to connect, with a fresh password, and a certificate that the machine's own authorities vouch for."""
    return {
        "host": host(), "port": PORT, "database": os.environ["DB_NAME"], "user": USER, "password": password(),
        "ssl": ssl.create_default_context(), "connect_timeout": 5,
    }
