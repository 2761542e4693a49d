"""Here: the Streamlit pages, in rooms by what a person does there, and what the pages share.

Imports `logic`, and no page decides anything. Only `app.py` and `server.py` may import it.
"""
