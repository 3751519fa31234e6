

@functools.cache
def host():
    """The endpoint. Its certificate and the sign-in name this host alone: no DNS name of yours takes its place."""
    name = os.environ.get("DB_HOST") or HOST
    if not name and PARAMETER:
        name = boto3.client("ssm", region_name=REGION).get_parameter(Name=PARAMETER)["Parameter"]["Value"]
    if not name:
        raise LookupError("DB_HOST is not set: it is the endpoint of the proxy")
    return name


def connect():
    """One more connection."""
    return driver.connect(**arguments())
