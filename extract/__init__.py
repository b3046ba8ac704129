"""Turns an article into dated events. A library: no Streamlit, no database, no network, no clock."""
