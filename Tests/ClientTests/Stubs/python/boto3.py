"""What the generated code asks of boto3: each password is another one."""
import itertools
import json

numbers = itertools.count(1)
asked = []


class Client:
    def __init__(self, service, region_name):
        self.service, self.region = service, region_name

    def generate_db_auth_token(self, host, port, user):
        asked.append(["token", self.region, host, port, user])
        return f"token {next(numbers)}"

    def get_secret_value(self, SecretId):
        asked.append(["secret", self.region, SecretId])
        return {"SecretString": json.dumps({"username": "somebody", "password": f"secret {next(numbers)}"})}

    def get_parameter(self, Name):
        asked.append(["parameter", self.region, Name])
        return {"Parameter": {"Value": "published.example"}}


def client(service, region_name):
    return Client(service, region_name)
