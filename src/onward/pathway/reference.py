"""The page of every duty, written from the declarations themselves: `docs/reference/duties.md`."""

from itertools import groupby

import polars as pl

from onward.pathway.law import DUTIES, Duty
from onward.pathway.law.duty import Basis
from onward.pathway.law.lengths import Length, Local

INTRODUCTION = """# Duties

What is due of whom by when, and where each date comes from. Each duty is one file in `src/onward/pathway/law/duties/`,
with its worked cases beside it.

A date is of **law** (an Act, regulations or a court), of **guidance** (statutory or NICE guidance, a national scheme) or
**local** (chosen so that a duty without a date can be followed). Only local lengths can be changed by an area.
"""

WRITTEN = "*Written from the code by `./run docs`; do not edit.*\n"

KIND = {
    Basis.LAW: "a date of law",
    Basis.GUIDANCE: "a date of guidance",
    Basis.LOCAL: "a local date",
}


def markdown() -> str:
    """The whole page: a table of local settings, then every duty by theme."""
    by_theme = sorted(DUTIES.values(), key=lambda duty: (duty.theme, duty.title))
    parts = [INTRODUCTION, _local_settings()]
    for theme, duties in groupby(by_theme, key=lambda duty: duty.theme):
        parts.append(f"## {theme.replace('-', ' ').capitalize()}\n")
        parts += [_section(duty) for duty in duties]
    return "\n".join([*parts, WRITTEN])


def _local_settings() -> str:
    rows = sorted(
        {
            (local.name, local.default, local.words, duty.title)
            for duty in DUTIES.values()
            for local in duty.local_settings
        }
    )
    lines = ["## Local settings\n", "| setting | unless changed | what for | duty |", "|---|---|---|---|"]
    return "\n".join(
        [*lines, *(f"| `{name}` | {default} | {words} | {duty} |" for name, default, words, duty in rows), ""]
    )


def _section(duty: Duty) -> str:
    lines = [
        f"### {duty.title}\n",
        f"`{duty.key}` · {duty.phase} · {duty.strength.value} ({duty.basis.value})\n",
        f"- **Source:** [{duty.citation}]({duty.url}), {_in_force(duty)}{'' if duty.verified else '; to be verified'}",
        f"- **Falls on:** {'; '.join(duty.applies)}",
        f"- **Opens:** {duty.opens_words}",
        f"- **Due:** {duty.due_words} ({KIND[duty.due_basis]})",
    ]
    if clock := _clock(duty):
        lines.append(f"- **Short clock:** {clock}")
    if duty.recurs:
        lines.append(f"- **Again:** {duty.recurs}")
    lines += [f"- **Length:** {_length(length)}" for length in duty.lengths]
    lines += [
        f"- **Leads:** {duty.lead}" + (f"; with {', '.join(duty.partners)}" if duty.partners else ""),
        f"- **Done when:** {duty.evidence}",
        f"- **Comes up at:** {duty.joins_meeting}",
    ]
    if duty.note:
        lines.append(f"- **Note:** {duty.note}")
    return "\n".join(lines) + "\n"


def _in_force(duty: Duty) -> str:
    if duty.in_force_from is None:
        return "made, with no day from which it holds yet"
    until = f" until {duty.in_force_until.isoformat()}" if duty.in_force_until else ""
    return f"in force from {duty.in_force_from.isoformat()}{until}"


def _clock(duty: Duty) -> str:
    if isinstance(duty.clock, pl.Expr):
        return "soon 14 days before at first, 56 days before later"
    return "soon 14 days before, not 56" if duty.clock else ""


def _length(length: Length | Local) -> str:
    if isinstance(length, Local):
        return f"{length.words}: {length.default} (local, `{length.name}`)"
    values = ", ".join(f"{value} (from {since.isoformat()})" for since, value in sorted(length.since.items()))
    return f"{length.words} {values} ({length.source})"
