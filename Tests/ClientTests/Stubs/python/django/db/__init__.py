"""One connection and its transactions, written down."""
from contextlib import contextmanager

said = []


class Cursor:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def execute(self, statement, values=()):
        said.append([statement, *values])


class connection:
    cursor = Cursor


class transaction:
    @staticmethod
    @contextmanager
    def atomic(durable=False):
        said.append(["BEGIN", durable])
        yield
        said.append(["COMMIT"])
