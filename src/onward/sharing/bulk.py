"""Adding many rows under row-level security: COPY is refused there, so rows go by way of a temporary table."""

from collections.abc import Iterable, Sequence
from itertools import count

from django.db import connection

_numbers = count()


def add_rows(
    table: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, ignore_repeats: bool = False
) -> int:
    """Insert rows, in the order of the columns; returns how many were added. Python dicts and lists become JSON."""
    temporary = f"adding_{next(_numbers)}"
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'CREATE TEMP TABLE {temporary} ON COMMIT DROP AS SELECT {names} FROM "{table}" WITH NO DATA'  # noqa: S608
        )
        _copy(cursor, temporary, names, rows)
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {names} FROM {temporary}'  # noqa: S608
            + (" ON CONFLICT DO NOTHING" if ignore_repeats else "")
        )
        added = cursor.rowcount
        cursor.execute(f"DROP TABLE {temporary}")
    return added


def change_rows(table: str, key: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Update rows by key; each row is the key, then the columns. Returns how many were changed."""
    temporary = f"changing_{next(_numbers)}"
    names = ", ".join(f'"{column}"' for column in (key, *columns))
    settings = ", ".join(f'"{column}" = t."{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'CREATE TEMP TABLE {temporary} ON COMMIT DROP AS SELECT {names} FROM "{table}" WITH NO DATA'  # noqa: S608
        )
        _copy(cursor, temporary, names, rows)
        cursor.execute(
            f'UPDATE "{table}" SET {settings} FROM {temporary} t WHERE "{table}"."{key}" = t."{key}"'  # noqa: S608
        )
        changed = cursor.rowcount
        cursor.execute(f"DROP TABLE {temporary}")
    return changed


def new_numbers(table: str, how_many: int) -> list[int]:
    """Primary keys set aside for rows about to be added."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, how_many]
        )
        return [row[0] for row in cursor.fetchall()]


def _copy(cursor, temporary: str, names: str, rows: Iterable[Sequence[object]]) -> None:
    from psycopg.types.json import Json

    with cursor.copy(f"COPY {temporary} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([Json(value) if isinstance(value, dict | list) else value for value in row])
