"""Upload: files or a pasted text go into a review; nothing is published here."""

import streamlit as st

from dashboard import resources
from dashboard.widgets import navigation, states, upload_form, who
from dashboard.widgets import view as address

_WIDTH = 760  # pixels: fields no longer than a line


@states.needs_database()
def page() -> None:
    """The form, or why nobody adds here."""
    navigation.row("upload")
    visitor = who.visitor(resources.settings())
    st.html(
        "<div class='head'><h1>Add articles</h1><p>What is found in them is shown to you first; "
        "nothing stands on the timeline until it is published.</p></div>"
    )
    if not visitor.uploads:
        st.write("Articles can’t be added by everybody here." if visitor.person is None else "Uploads are off here.")
        return
    with st.container(width=_WIDTH):
        token = upload_form.form(resources.live().store, visitor)
    if token:
        address.go(navigation.page("review"), {"r": token})


page()
