

def password():
    """What the secret says now, so that a changed password needs no restart."""
    secret = boto3.client("secretsmanager", region_name=REGION).get_secret_value(SecretId=SECRET)
    return json.loads(secret["SecretString"])["password"]
