"""Charts of published figures: drawn on the server as SVG that needs no script and no style."""

from collections.abc import Sequence

MOST_BARS = 12
LATE, CALM = "#A8381F", "#0B6173"


def bars(measure, part_words: str, figures: Sequence) -> str:
    """Horizontal bars with their numbers beside them, largest first; empty when there is nothing worth drawing."""
    import altair

    worth = [f for f in figures if f.denominator]
    if len(worth) < 2:
        return ""
    share = measure.kind == "share"
    rows = [
        {
            "what": f.value if len(f.value) <= 44 else f.value[:43] + "…",
            "amount": f.numerator / f.denominator if share else f.denominator,
            "label": f"{f.numerator / f.denominator:.0%}" if share else f"{f.denominator:,}",
        }
        for f in worth
    ]
    rows = sorted(rows, key=lambda row: -row["amount"])[:MOST_BARS]
    base = altair.Chart(altair.Data(values=rows)).encode(
        y=altair.Y("what:N", sort=None, title=None, axis=altair.Axis(labelLimit=320, ticks=False, domain=False)),
        x=altair.X("amount:Q", axis=None, scale=altair.Scale(domainMin=0)),
    )
    colour = LATE if measure.good == "low" else CALM
    chart = (
        base.mark_bar(color=colour, height=16) + base.mark_text(align="left", dx=4, fontSize=14).encode(text="label:N")
    ).properties(width=340, height=26 * len(rows))
    return _svg(
        chart.configure(
            background="transparent",
            font="Atkinson Hyperlegible, Arial, sans-serif",
            axis={"labelFontSize": 14, "labelColor": "#16202A"},
            view={"stroke": None},
        )
    )


def _svg(chart) -> str:
    import vl_convert

    return vl_convert.vegalite_to_svg(chart.to_json())
