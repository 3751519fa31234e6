"""A driver that writes down how it is asked to connect."""
connections = []


class Error(Exception):
    pass


class Connection:
    def __init__(self, arguments):
        self.arguments, self.is_closed, self.commits = arguments, False, 0

    def cursor(self):
        if self.is_closed:
            raise Error("closed")
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def execute(self, statement, values=()):
        self.statement = statement

    def fetchone(self):
        return (1,)

    def commit(self):
        self.commits += 1

    def close(self):
        self.is_closed = True


def connect(**arguments):
    connections.append(Connection(arguments))
    return connections[-1]
