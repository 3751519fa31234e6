"""For your settings: `from rds_proxy.settings import DATABASES`."""
import os

import proxy

DATABASES = {
    "default": {
        "ENGINE": "rds_proxy",
        "NAME": os.environ["DB_NAME"],
        "CONN_MAX_AGE": proxy.RECYCLE_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,  # a declared cursor would pin its session
    }
}
