"""The real `aws` before a moto server, started once for many calls, with stand-ins for the few calls that moto does not play.

`aws.py serve SOCKET ENDPOINT STATE` waits for calls; `aws.py call SOCKET WORDS...` is one, which reads, writes and ends as `aws` would.
"""
import contextlib
import gc
import io
import json
import os
import socket
import sys

# A question to each service, so that its model is loaded before the first call.
QUESTIONS = (
    "cloudwatch describe-alarms",
    "ec2 describe-security-group-rules",
    "iam list-roles",
    "rds describe-db-proxies",
    "secretsmanager list-secrets",
    "ssm describe-parameters",
    "sts get-caller-identity",
)


def call(path, words):
    """Hands the words and the three open files to the server, and ends as it says."""
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(path)
        socket.send_fds(server, [json.dumps(words).encode() + b"\n"], [0, 1, 2])
        sys.exit(int(server.recv(8) or b"1"))


def serve(path, endpoint, state):
    """Answers each call in a process of its own, in which everything is loaded already."""
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    with contextlib.redirect_stdout(io.StringIO()):
        for question in QUESTIONS:
            driver.main(["--endpoint-url", endpoint, "--region", "us-east-1", *question.split()])
    gc.disable()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        print("ready", flush=True)
        while True:
            connection, _ = server.accept()
            data, files, _, _ = socket.recv_fds(connection, 1 << 20, 3)
            while not data.endswith(b"\n"):
                data += connection.recv(1 << 20)
            child = os.fork()
            if child == 0:
                for number, file in enumerate(files):
                    os.dup2(file, number)
                status = 255
                try:
                    status = StandIn(driver, endpoint, state).run(json.loads(data))
                except SystemExit as end:
                    status = int(end.code or 0)
                finally:
                    sys.stdout.flush()
                    sys.stderr.flush()
                    connection.sendall(str(status).encode())
                    os._exit(0)
            for file in files:
                os.close(file)
            connection.close()
            os.waitpid(child, 0)


class StandIn:
    """One call, with what moto 5.2.1 lacks: proxy endpoints and their tags, changes to a proxy, the query of a pool,
    descriptions of rules between groups."""

    def __init__(self, driver, endpoint, path):
        self.driver, self.endpoint, self.path = driver, endpoint, path
        self.state = {"endpoints": {}, "tags": {}, "proxies": {}, "queries": {}, "descriptions": {}}
        if os.path.exists(path):
            with open(path) as file:
                self.state = json.load(file)

    def run(self, words):
        """The exit status."""
        self.words, self.options = words, options(words)
        answer = getattr(self, words[1].replace("-", "_"), None) if words[0] in ("rds", "ec2") else None
        status = answer() if answer else None
        return self.real(words) if status is None else status

    def real(self, words):
        return self.driver.main(["--endpoint-url", self.endpoint, *words])

    def ask(self):
        """The real answer as data, before any query; nothing where it refuses."""
        said = io.StringIO()
        words = self.words[:2] + [*flattened(self.options, but=("--query", "--output"))]
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            status = self.real([*words, "--output=json"])
        return json.loads(said.getvalue()) if status == 0 else None

    def keep(self):
        with open(self.path, "w") as file:
            json.dump(self.state, file)

    def answer(self, data):
        import jmespath

        if "--query" in self.options:
            data = jmespath.search(self.options["--query"], data)
        if self.options["--output"] == "text":
            from awscli.text import format_text

            format_text(data, sys.stdout)
        else:
            print(json.dumps(data, ensure_ascii=False))
        return 0

    def json(self, option):
        return json.loads(self.options.get(option, "[]"))

    # Endpoints of a proxy.

    def create_db_proxy_endpoint(self):
        name, region = self.options["--db-proxy-endpoint-name"], self.options["--region"]
        arn = f"arn:aws:rds:{region}:123456789012:db-proxy-endpoint:prx-endpoint-{name}"
        made = {
            "DBProxyEndpointName": name,
            "DBProxyName": self.options["--db-proxy-name"],
            "DBProxyEndpointArn": arn,
            "Status": "available",
            "IsDefault": False,
            "Endpoint": f"{name}.endpoint.proxy-0123456789ab.{region}.rds.amazonaws.com",
            "TargetRole": self.options.get("--target-role", "READ_WRITE"),
            "VpcSubnetIds": self.json("--vpc-subnet-ids"),
            "VpcSecurityGroupIds": self.json("--vpc-security-group-ids"),
        }
        self.state["endpoints"][name] = made
        self.state["tags"][arn] = self.json("--tags")
        self.keep()
        return self.answer({"DBProxyEndpoint": made})

    def describe_db_proxy_endpoints(self):
        name, proxy = self.options.get("--db-proxy-endpoint-name"), self.options.get("--db-proxy-name")
        found = [
            endpoint
            for endpoint in self.state["endpoints"].values()
            if name in (None, endpoint["DBProxyEndpointName"]) and proxy in (None, endpoint["DBProxyName"])
        ]
        if name and not found:
            print("\nAn error occurred (DBProxyEndpointNotFoundFault) when calling the stand-in", file=sys.stderr)
            return 254
        return self.answer({"DBProxyEndpoints": found})

    def modify_db_proxy_endpoint(self):
        endpoint = self.state["endpoints"][self.options["--db-proxy-endpoint-name"]]
        endpoint["VpcSecurityGroupIds"] = self.json("--vpc-security-group-ids")
        self.keep()
        return self.answer({"DBProxyEndpoint": endpoint})

    def delete_db_proxy_endpoint(self):
        self.state["endpoints"].pop(self.options["--db-proxy-endpoint-name"])
        self.keep()
        return self.answer({})

    def list_tags_for_resource(self):
        tags = self.state["tags"].get(self.options["--resource-name"])
        return None if tags is None else self.answer({"TagList": tags})

    # Descriptions of security-group rules between groups.

    def describe_rules(self, direction):
        for permission in self.json("--ip-permissions"):
            for pair in permission.get("UserIdGroupPairs", []):
                way = [permission["IpProtocol"], permission.get("FromPort"), pair["GroupId"]]
                self.state["descriptions"][json.dumps([self.options["--group-id"], direction, *way])] = pair.get("Description")
        self.keep()

    def authorize_security_group_ingress(self):
        self.describe_rules("ingress")

    def authorize_security_group_egress(self):
        self.describe_rules("egress")

    def update_security_group_rule_descriptions_ingress(self):
        return self.update_descriptions("ingress")

    def update_security_group_rule_descriptions_egress(self):
        return self.update_descriptions("egress")

    def update_descriptions(self, direction):
        self.describe_rules(direction)
        pairs = [pair for permission in self.json("--ip-permissions") for pair in permission.get("UserIdGroupPairs", [])]
        return self.answer({"Return": True}) if pairs else None

    def describe_security_group_rules(self):
        found = self.ask()
        for rule in (found or {}).get("SecurityGroupRules", []):
            peer = rule.get("ReferencedGroupInfo", {}).get("GroupId")
            direction = "egress" if rule["IsEgress"] else "ingress"
            way = json.dumps([rule["GroupId"], direction, rule["IpProtocol"], rule.get("FromPort"), peer])
            if self.state["descriptions"].get(way):
                rule["Description"] = self.state["descriptions"][way]
        return self.answer(found) if found else None

    # What moto forgets.

    def modify_db_proxy(self):
        changed = self.state["proxies"].setdefault(self.options["--db-proxy-name"], {})
        changed["RequireTLS"] = "--require-tls" in self.options
        changed["DebugLogging"] = "--debug-logging" in self.options
        changed["IdleClientTimeout"] = int(self.options["--idle-client-timeout"])
        changed["RoleArn"] = self.options["--role-arn"]
        changed["Auth"] = self.json("--auth")
        changed["VpcSecurityGroupIds"] = self.json("--security-groups")
        self.keep()
        return self.answer({})

    def delete_db_proxy(self):
        for kept in ("proxies", "queries"):
            self.state[kept].pop(self.options["--db-proxy-name"], None)
        self.keep()

    def modify_db_proxy_target_group(self):
        self.state["queries"][self.options["--db-proxy-name"]] = self.json("--connection-pool-config").get("InitQuery")
        self.keep()

    def describe_db_proxies(self):
        found = self.ask()
        for proxy in (found or {}).get("DBProxies", []):
            proxy.update(self.state["proxies"].get(proxy["DBProxyName"], {}))
        return self.answer(found) if found else None

    def describe_db_proxy_targets(self):
        found = self.ask()
        if found is None:
            print("\nAn error occurred (DBProxyNotFoundFault) when calling the stand-in", file=sys.stderr)
            return 254
        if os.path.exists(self.path + ".health"):
            with open(self.path + ".health") as file:
                health = json.load(file)
            for target in found["Targets"]:
                target["TargetHealth"] = health
        return self.answer(found)

    def describe_db_proxy_target_groups(self):
        found = self.ask()
        for group in (found or {}).get("TargetGroups", []):
            query = self.state["queries"].get(group["DBProxyName"])
            if query:
                group["ConnectionPoolConfig"]["InitQuery"] = query
        return self.answer(found) if found else None


def options(words):
    """The options of a call; one without a value is true."""
    found = {}
    for index, word in enumerate(words):
        if not word.startswith("--"):
            continue
        name, bound, value = word.partition("=")
        after = words[index + 1] if index + 1 < len(words) else "--"
        found[name] = value if bound else (True if after.startswith("--") else after)
    return found


def flattened(options, but):
    """As words again."""
    for name, value in options.items():
        if name not in but:
            yield name if value is True else f"{name}={value}"


if __name__ == "__main__":
    {"serve": serve, "call": lambda path, *words: call(path, list(words))}[sys.argv[1]](*sys.argv[2:])
