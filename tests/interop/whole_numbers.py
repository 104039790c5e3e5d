"""A hook of Schemathesis: whole numbers are sent without a fraction.

To JSON Schema 1.0 is an integer, and no keyword tells it from 1. The mock refuses it in the place of an integer, as our
clients' types do.
"""

import schemathesis


def whole(value):
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {name: whole(item) for name, item in value.items()}
    return value


@schemathesis.hook
def map_body(context, body):
    return whole(body)
