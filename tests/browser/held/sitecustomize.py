"""Put on a server's path by a test: on a signal it writes how many of Python's living objects hold a number or text."""

import gc
import os
import signal
from pathlib import Path


def _has(value: object, marker: str) -> bool:
    if isinstance(value, str):
        return marker in value
    return marker.encode() in value if isinstance(value, bytes) else type(value) is int and value == int(marker)


def _count(*_: object) -> None:
    gc.collect()
    marker, living = (
        os.environ["REKRAM"][::-1],
        gc.get_objects(),
    )  # spelled backwards, as what we hold ourselves does not count
    dicts = sum(any(_has(value, marker) for value in list(o.values())) for o in living if isinstance(o, dict))
    rows = sum(any(_has(value, marker) for value in list(o)) for o in living if isinstance(o, list | tuple | set))
    file = Path(os.environ["HELD"])
    file.with_suffix(".new").write_text(str(dicts + rows))
    file.with_suffix(".new").replace(file)


signal.signal(signal.SIGUSR1, _count)
