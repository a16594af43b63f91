"""My work: what needs doing, for whom, this week, this month and before the next big birthday."""

from datetime import date

from django.shortcuts import render

from onward.agencies.needs import STAFF, needs_post
from onward.pathway import queries as pathway
from onward.portal.desk.my_work import presenters, queries
from onward.portal.desk.shown import page_of, rest_of_address, shown
from onward.values.dates import add_months

TABS = (
    ("today", "Today"),
    ("week", "This week"),
    ("others", "Waiting for others"),
    ("turning", "Turning"),
    ("new", "New to me"),
)
MONTHS_OF_TURNING = 6


@needs_post(*STAFF)
def worklist(request):
    """My people by what needs doing."""
    today = pathway.today()
    tab = request.GET.get("show", "today")
    tab = tab if tab in dict(TABS) else "today"
    work = queries.work(post=request.post, today=today)
    counts = {"today": len(work.today), "week": len(work.week), "others": len(work.others)}
    more = {}
    if tab in ("today", "week", "others"):
        page = page_of(work.week + work.soon if tab == "week" else getattr(work, tab), request.GET.get("page"))
        more = {"page": page, "who": shown([row.person_id for row in page], on_page="worklist")}
    elif tab == "turning":
        birthdays = queries.birthdays(post=request.post, today=today, months=MONTHS_OF_TURNING)
        more = _turning(birthdays, request, today)
    else:
        roles = queries.new_people(post=request.post, today=today)
        page = page_of(roles, request.GET.get("page"))
        more = {"page": page, "who": shown([role.person_id for role in page], on_page="worklist")}
    tabs = [(f"{words} ({counts[key]})" if key in counts else words, f"?show={key}", key == tab) for key, words in TABS]
    return render(
        request, "portal/desk/worklist.html",
        {"tabs": tabs, "tab": tab, "counts": counts, "soon": len(work.soon), "today": today, "say": presenters,
         "query": rest_of_address(request), **more},
    )  # fmt: skip


@needs_post(*STAFF)
def turning(request):
    """Who turns 16, 18 or 25 in the next twelve months, and what should be ready by then."""
    today = pathway.today()
    age = request.GET.get("age", "")
    birthdays = queries.birthdays(post=None, today=today, months=12)
    counts = {wanted: sum(turns == wanted for _, turns, _ in birthdays) for wanted in queries.GROWING_UP}
    chosen = [found for found in birthdays if not age or str(found[1]) == age]
    tabs = [("Everyone", "?", not age)] + [
        (f"Turning {wanted} ({counts[wanted]})", f"?age={wanted}", age == str(wanted)) for wanted in counts
    ]
    return render(
        request, "portal/desk/turning.html",
        {"tabs": tabs, "today": today, "say": presenters, "query": rest_of_address(request),
         **_turning(chosen, request, today)},
    )  # fmt: skip


def _turning(birthdays, request, today):
    page = page_of(birthdays, request.GET.get("page"))
    return {
        "page": page,
        "ready": queries.ready_by(list(page), today=today),
        "who": shown([person.pk for _, _, person in page], on_page="turning"),
    }


@needs_post(*STAFF)
def month(request):
    """What I do this month, duty by duty, for each of my people."""
    today = pathway.today()
    this = today.replace(day=1)
    months = [add_months(this, ahead) for ahead in range(6)]
    first = next((found for found in months if f"{found:%Y-%m}" == request.GET.get("month")), this)
    last = date.fromordinal(add_months(first, 1).toordinal() - 1)
    only_mine = request.GET.get("whose") != "all"
    dues = queries.this_month(post=request.post, first=first, last=last, today=today, only_mine=only_mine)
    page = page_of(dues, request.GET.get("page"))
    whose = "" if only_mine else "&whose=all"
    tabs = [(presenters.month_words(found), f"?month={found:%Y-%m}{whose}", found == first) for found in months]
    return render(
        request, "portal/desk/month.html",
        {"tabs": tabs, "page": page, "who": shown([due.person_id for due in page], on_page="month"), "first": first,
         "last": last, "today": today, "only_mine": only_mine, "query": rest_of_address(request), "say": presenters,
         "total": len(dues)},
    )  # fmt: skip
