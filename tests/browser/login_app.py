"""The smallest page with what a login decides: who is there and what they may do."""

import streamlit as st

from dashboard.settings import Settings
from dashboard.widgets import who

seen = who.visitor(Settings())
if not seen.reads:
    who.ask_to_log_in(seen)
    st.stop()
who.account(seen)
st.text(f"name={seen.name or 'nobody'} uploads={seen.uploads} edits={seen.edits} own={seen.own}")
