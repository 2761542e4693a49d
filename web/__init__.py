"""Here: what is around Streamlit on the wire: headers, routes that stay closed, smaller files, limits on uploads.

Imports nothing of ours and knows no aid: everything it serves is the same for everyone. Only `server.py` may import
it.
"""
