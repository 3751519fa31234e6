class DatabaseWrapper:
    def get_connection_params(self):
        return {"dbname": "from settings", "password": "", "client_encoding": "UTF8"}
