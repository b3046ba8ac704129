"""The peer of the first chart: a bare Streamlit page with one `st.plotly_chart` of as many marks as ours."""

import streamlit as st

days = [f"2022-{1 + at % 12:02}-{1 + at % 28:02}" for at in range(400)]
st.plotly_chart(
    {"data": [{"type": "scatter", "mode": "markers", "x": days, "y": [at % 9 for at in range(400)]}], "layout": {}}
)
