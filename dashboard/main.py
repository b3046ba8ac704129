"""The script that Streamlit runs for every page: configuration, theme of the page, navigation."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:  # AppTest and `streamlit run dashboard/main.py` put only this folder there
    sys.path.insert(0, str(HERE.parent))

import streamlit as st  # noqa: E402

from dashboard import resources  # noqa: E402
from dashboard.widgets import navigation, page_style, who  # noqa: E402

st.set_page_config(page_title="Timeline", page_icon=str(HERE / "static" / "icon.png"), layout="wide")
page = st.navigation(navigation.pages(), position="hidden")
page_style.put()
visitor = who.visitor(resources.settings())
if visitor.reads:
    page.run()
else:
    who.ask_to_log_in(visitor)
