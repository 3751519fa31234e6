"""Row-level security by `current_setting('my.tenant_id')`, without state that outlives a transaction."""
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def tenant(identifier):
    """A transaction of one tenant, and not part of another one, where the setting would live on.

    AWS exempts SET LOCAL from pinning for MySQL, and says nothing for PostgreSQL: watch
    DatabaseConnectionsCurrentlySessionPinned.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL my.tenant_id = %s", [str(identifier)])
        yield
