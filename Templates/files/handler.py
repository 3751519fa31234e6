"""A Lambda function that keeps one connection from request to request."""
import proxy

connection = None


def answer(cursor, event):
    """Your part, in one transaction."""
    cursor.execute("SELECT 1")
    return cursor.fetchone()[0]


def usable():
    """The connection, or a new one where the old one was closed meanwhile."""
    global connection
    try:
        if connection is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return connection
    except proxy.driver.Error:
        connection = None
    connection = proxy.connect()
    return connection


def handler(event, context):
    open_connection = usable()
    try:
        with open_connection.cursor() as cursor:
            result = answer(cursor, event)
        # The end of the transaction gives the database's connection back to the proxy.
        open_connection.commit()
        return result
    except BaseException:
        open_connection.close()
        raise
