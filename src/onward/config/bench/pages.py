"""The pages that people open most, as members of the cast: how long they take, and how often they ask the database.

The list is also asked for beneath the pages: as its reader, whom the database narrows it for, and as a job, for whom it
does not.
"""

from dataclasses import replace
from time import perf_counter

from onward.config.bench import city
from onward.config.bench.measuring import NotMeasured, Report, Result, timed

NAMED_WORKER, LEAD = "nadia.copperbeech", "ruth.kingfisher"
MOST_QUERIES = 15  # a page asks this often at most, however many people there are
MOST_FOR_RIGHTS = 1.5  # the list under row-level security over the same list without
OPENED = 30


def opened(people: int) -> Report:
    city.begin(people)
    from django.test import Client
    from django.urls import reverse

    from onward.agencies import queries as agencies
    from onward.sharing import queries as sharing
    from onward.sharing.asking import as_job

    with as_job("bench"):
        posts = {p.user.username: p for p in agencies.posts_of_accounts(usernames={NAMED_WORKER, LEAD})}
        own = sharing.my_people(post=posts[NAMED_WORKER]).values_list("person__ref", flat=True)
        refs = list(own.order_by("person")[:OPENED])
    pages = [
        ("worklist", NAMED_WORKER, [reverse("worklist")]),
        ("young person", NAMED_WORKER, [reverse("case", args=[ref]) for ref in refs]),
        ("list of everyone", LEAD, [reverse("everyone")]),
        ("list of a cohort", LEAD, [reverse("everyone") + "?cohort=care-leavers"]),
        ("board", LEAD, [reverse("board")]),
    ]
    results = []
    for words, username, addresses in pages:
        client = Client()
        with as_job("bench"):
            client.force_login(posts[username].user, backend="allauth.account.auth_backends.AuthenticationBackend")
        results.append(_opened(words, client, addresses))
    return Report(f"Pages, {people:,} young people", [*results, *_under_rights(posts[LEAD])])


def _opened(words: str, client, addresses: list[str]) -> Result:
    from django.db import connection

    seconds, asked = [], 0
    for number in range(OPENED):
        counter = _Counter()
        begun = perf_counter()
        with connection.execute_wrapper(counter):
            answer = client.get(addresses[number % len(addresses)])
        seconds.append(perf_counter() - begun)
        if answer.status_code != 200:
            raise NotMeasured(f"The page {words!r} answered {answer.status_code}: open it in the demo and see why.")
        asked = max(asked, counter.queries)
    seconds = seconds[1:]  # the first compiles templates
    slow = sorted(seconds)[int(len(seconds) * 0.95)]
    many = "" if asked <= MOST_QUERIES else f", above {MOST_QUERIES}"
    return Result(words, tuple(seconds), note=f"95 in 100 within {slow * 1000:.0f} ms; {asked} queries at most{many}")


class _Counter:
    """Counts what is asked of the tables; saying who is asking is not asking."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute, sql, params, many, context):
        self.queries += not any(word in sql for word in ("set_config(", "current_setting('role')", "SAVEPOINT"))
        return execute(sql, params, many, context)


def _under_rights(reader) -> list[Result]:
    from onward.pathway import queries as pathway
    from onward.portal.desk.everyone import queries
    from onward.sharing.asking import as_job, as_viewer

    def first_page():
        found = queries.lines({}, today=pathway.today())
        return found.count(), list(found[:50])

    with as_job("bench"):
        free = timed("the list, as a job", first_page, runs=9)
    with as_viewer(reader.pk, place="bench"):
        narrowed = timed("the list, under row-level security", first_page, runs=9)
    note = f"{MOST_FOR_RIGHTS} is the most it should cost"
    return [replace(narrowed, beside=free.what, ratio=narrowed.middle / free.middle, note=note), free]
