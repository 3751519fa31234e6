from psycopg2 import *
