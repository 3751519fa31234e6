"""SQLAlchemy with a small pool: sharing connections among all instances is the proxy's part."""
from sqlalchemy import create_engine, event

import proxy

engine = create_engine(
    proxy.DIALECT + "://", pool_size=proxy.POOL_SIZE, max_overflow=0, pool_pre_ping=True,
    pool_recycle=proxy.RECYCLE_SECONDS,
)


@event.listens_for(engine, "do_connect")
def sign_in(dialect, record, positional, named):
    """Every new connection has a password of its own."""
    named.update(proxy.arguments())
