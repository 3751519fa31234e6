

def password():
    """A token. It opens connections for 15 minutes; those that are open stay so."""
    return boto3.client("rds", region_name=REGION).generate_db_auth_token(host(), PORT, USER)
