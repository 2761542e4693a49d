"""What stands around Streamlit on the wire: headers, doors that stay shut, small files, uploads. Only `server.py` imports it.

It imports nothing of ours and knows no aid: all it serves is the same for everybody.
"""
