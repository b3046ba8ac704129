"""The chart as one HTML file that needs nothing else: Plotly's script inside, no request to anybody."""

from html import escape
from typing import Any

import plotly.io


def as_html(figure: dict[str, Any], title: str, filters: str = "", link: str = "") -> bytes:
    """Some 5 MB. The filter and the link that shows the same stand below the chart."""
    chart = plotly.io.to_html(figure, include_plotlyjs=True, full_html=False, validate=False)
    where = f"<p><a href='{escape(link, quote=True)}'>{escape(link)}</a></p>" if link else ""
    page = (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<body style='font-family:sans-serif;margin:24px'><h1>{escape(title)}</h1><p>{escape(filters)}</p>"
        f"{chart}{where}</body></html>"
    )
    return page.encode("utf-8")
