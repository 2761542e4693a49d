"""Here: what authors and reviewers of an aid run: check, proof, made-up people, audit, schemas, output.

Imports any other room of `logic`. Only `logic.__main__` and the pages in `views.about` may import it; no patient's
page may.
"""
