"""`./run docs`: the reference pages, written from the code, so that they cannot fall behind it."""

import csv
import inspect
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
OUT = ROOT / "docs" / "reference"
WRITTEN = "Written from the code by `./run docs`; do not edit."


def main(words: tuple[str, ...] = ()) -> int:
    """Write every page, or with `--check` only say which are out of date; the number of those."""
    late = out_of_date()
    for name in late:
        if "--check" in words:
            print(f"docs/reference/{name} is out of date: ./run docs")  # noqa: T201
        else:
            OUT.mkdir(parents=True, exist_ok=True)
            (OUT / name).write_text(PAGES[name](), encoding="utf-8")
            print(f"docs/reference/{name}")  # noqa: T201
    return len(late) if "--check" in words else 0


def out_of_date() -> list[str]:
    """The pages whose file is not what the code says now."""
    _set_up()
    return [
        name
        for name, page in PAGES.items()
        if not (OUT / name).exists() or (OUT / name).read_text(encoding="utf-8") != page()
    ]


def _set_up() -> None:
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("ONWARD_PROCESS", "admin")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
        django.setup()


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", *parts, f"*{WRITTEN}*"]) + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(heads)]
    lines += [["---"] * len(lines[0])]
    lines += [[" ".join(str(cell).split()).replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def strategy() -> str:
    """How Onward carries out the strategy: every row of docs/requirements.csv with the tests that show it."""
    from onward.config.requirements import requirements, showings

    shown, rows = showings(), requirements()
    parts = [
        f"{len(set(shown))} of {len(rows)} rows are shown by tests; the rest are not yet built, or not yet shown. "
        "Rows B come from a local area's published transition strategy, rows I from what 13 councils learned together. "
        "A row counts as shown only when a test that can fail carries its number.",
        _table(
            ["area", "rows", "shown"],
            [
                (area, sum(r.area == area for r in rows), sum(r.area == area and r.id in shown for r in rows))
                for area in sorted({row.area for row in rows})
            ],
        ),
    ]
    for section in dict.fromkeys(row.strategy_section for row in rows):
        parts.append(f"## {section}")
        parts.append(
            _table(
                ["row", "the strategy's words", "what the software must do", "shown by"],
                [
                    (
                        row.id,
                        row.strategy_words,
                        row.what_software_must_do,
                        "; ".join(f"[{s.sentence}](../../{s.file})" for s in shown.get(row.id, ())) or "not yet",
                    )
                    for row in rows
                    if row.strategy_section == section
                ],
            )
        )
    return _page("How Onward carries out the strategy", *parts)


def duties() -> str:
    """Every duty with its dates, its law and the lengths an area may set: the pathway writes its own page."""
    from onward.pathway import reference

    return reference.markdown()


def formats() -> str:
    from onward.intake.formats.registry import FORMATS
    from onward.people.choices import SYSTEMS

    parts = [
        _table(
            ["format", "key", "one unit is a", "usually from", "source"],
            [(f.title, f"`{f.key}`", f.unit, SYSTEMS[f.system], f.source) for f in FORMATS],
        )
    ]
    for form in FORMATS:
        if form.fields:
            parts.append(f"## {form.title}")
            parts.append(_table(["table", "column", "what it holds"], form.fields))
    return _page("File formats", "The files that Onward recognises by their content and reads.", *parts)


def permissions() -> str:
    from onward.agencies.choices import Role

    path = ROOT / "src" / "onward" / "sharing" / "permissions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    roles = [name for name in rows[0] if name not in ("group", "name", "records")]
    return _page(
        "Permissions",
        "What each role may do with each group of records, once a ground gives it a grant for the person. "
        "W create and change, R read, S suggest, O own entries, V approve, D totals without names. "
        "Then: c needs a sharing choice, a the age and parental rule, i only what one is invited or assigned to, "
        "m masked, s summary only.",
        _table(["code", "role"], [(role.value, role.label) for role in Role]),
        _table(["group", "records of", *roles], [(r["group"], r["name"], *(r[x] for x in roles)) for r in rows]),
    )


def privacy() -> str:
    from onward.config.privacy import BASES, KEPT, declared

    rows = declared()
    parts = [
        "Declared beside the models in each context's `privacy.csv`; a test compares them with the tables.",
        "## On what basis",
        _table(["word", "meaning"], BASES.items()),
        "## How long",
        _table(["word", "meaning"], KEPT.items()),
    ]
    for context in dict.fromkeys(row.context for row in rows):
        parts.append(f"## {context}")
        parts.append(
            _table(
                ["table", "fields", "says", "basis", "kept"],
                [(r.table, ", ".join(r.fields), r.says.value, r.basis, r.kept) for r in rows if r.context == context],
            )
        )
    return _page("What is held, and why", *parts)


def commands() -> str:
    import runpy

    from django.core.management import get_commands, load_command_class

    tasks = runpy.run_path(str(ROOT / "run"), run_name="looked at")["TASKS"]
    ours = sorted(name for name, app in get_commands().items() if str(app).startswith("onward."))
    return _page(
        "Commands",
        _table(["task", "what it does"], [(f"`./run {name}`", words) for name, (_, words) in tasks.items()]),
        "Management commands of our own, as `./run manage NAME`; `--help` says the rest.",
        _table(
            ["command", "what it does"],
            [(f"`{name}`", inspect.cleandoc(load_command_class(get_commands()[name], name).help)) for name in ours],
        ),
    )


# What a setting is for, where the code does not say it by `needed(name, meaning, sample)`.
SETTINGS = {
    "ONWARD_MODE": "demo, test or production; `./run serve` makes it production",
    "ONWARD_PROCESS": "as whom a process comes to the database: site, worker, admin or owner; set by the tasks",
    "ONWARD_HOME": "where the product keeps what it makes for itself",
    "ONWARD_FILES": "where files from agencies are kept as they were sent",
    "ONWARD_LARGEST_FILE": "the largest file that is taken, in bytes",
    "ONWARD_ROWS_AT_A_TIME": "rows of a load kept in one transaction: the most that a stop can cost (5000)",
    "ONWARD_AREA": "the name of the local area, on every page",
    "ONWARD_LA_CODE": "the Department for Education's number of the local authority",
    "ONWARD_SSO_SERVER": "address of the OpenID Connect provider; empty for none",
    "ONWARD_SSO_NAME": "what the button for single sign-on says",
    "ONWARD_SSO_DOMAINS": "the email domains whose accounts the provider vouches for, separated by spaces",
    "ONWARD_SECOND_STEP": "who must sign in with a second step: staff, or nobody",
    "ONWARD_LOG": "how much is logged: WARNING, INFO or DEBUG",
    "ONWARD_EMAIL_FROM": "the sender of emails",
    "ONWARD_EMAIL_HOST": "the mail server",
    "ONWARD_POOL": "the most database connections of one web process",
    "ONWARD_SILENT_WORKER": "seconds without a word from a worker after which its work is begun again (30)",
    "ONWARD_BIND": "address and port on which the web service listens",
    "ONWARD_WEB_WORKERS": "web processes",
    "ONWARD_THREADS": "threads of each web process",
    "ONWARD_DATABASE": "name of the database on the embedded server",
    "ONWARD_TEST_DATABASE": "name of the database that tests make",
    "ONWARD_POSTGRES_BIN": "folder of PostgreSQL's programs, when the embedded ones will not do",
    "DATABASE_URL_WORKER": "the database, by the login that does background work",
    "DATABASE_URL_ADMIN": "the database, by the login that changes tables and runs commands",
}


def settings() -> str:
    needed: dict[str, tuple[str, str]] = {}
    named: set[str] = set()
    for path in sorted((ROOT / "src" / "onward").rglob("*.py")):
        if "tests" in path.parts or path == Path(__file__).resolve():
            continue
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r"environ(?:\.get\(|\.setdefault\(|\[)\s*\"((?:ONWARD|DATABASE)_\w+)\"", text))
        named |= set(re.findall(r"\"(DATABASE_URL_\w+)\"", text))
        for name, meaning, sample in re.findall(
            r"needed\(\s*\"((?:ONWARD|DATABASE)_\w+)\",\s*\"([^\"]+)\",\s*\"([^\"]*)\"", text
        ):
            needed[name] = (meaning, sample)
    rows = [(f"`{name}`", meaning, "yes", sample) for name, (meaning, sample) in needed.items()]
    rows += [(f"`{name}`", SETTINGS.get(name, "not described yet"), "no", "") for name in sorted(named - set(needed))]
    return _page(
        "Settings",
        "Values come from the environment. Those that production needs are refused when missing or unsafe, by name. "
        "The settings of single sign-on are needed together, or not at all.",
        _table(["setting", "meaning", "needed in production", "sample"], rows),
    )


PAGES: dict[str, Callable[[], str]] = {
    "strategy.md": strategy,
    "duties.md": duties,
    "file-formats.md": formats,
    "permissions.md": permissions,
    "privacy.md": privacy,
    "commands.md": commands,
    "settings.md": settings,
}
