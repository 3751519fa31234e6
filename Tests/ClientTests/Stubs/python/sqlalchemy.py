"""An engine that connects as SQLAlchemy does: the listeners decide with what."""
made = []


def create_engine(address, **settings):
    made.append({"address": address, **settings})
    return made[-1]


class event:
    listeners = {}

    @staticmethod
    def listens_for(engine, name):
        return lambda function: event.listeners.setdefault(name, function)
