"""Django's own backend, but that every new connection has a password of its own."""
from django.db.backends.postgresql import base

import proxy


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self):
        return super().get_connection_params() | proxy.arguments()
