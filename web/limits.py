"""What one visitor may take from the others: how many files the server may hold open, and how many uploads for whom."""

from __future__ import annotations

import contextlib

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileManager

with contextlib.suppress(ImportError):  # Windows has no such limit
    import resource

FILES = 65_536
UPLOADS = 3
"""An answers file is read in the run that follows, so more than the last few are of no use to anybody."""


def open_more_files() -> None:
    """Each visitor takes four open files, and a shell allows 1,024: that would be 250 visitors."""
    with contextlib.suppress(NameError, ValueError, OSError):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
        if soft != resource.RLIM_INFINITY and soft < most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class FewUploads:
    """Keeps only the last `UPLOADS` files of a visitor: at a megabyte each, hundreds would fill the memory all share."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)
        if scope["type"] == "http" and scope["method"] == "PUT" and "/_stcore/upload_file/" in scope["path"]:
            forget_old(runtime.get_instance().uploaded_file_mgr, scope["path"].split("/")[-2])


def forget_old(held: UploadedFileManager, session: str) -> None:
    """Drop all but the last uploads of one visitor."""
    assert isinstance(held, MemoryUploadedFileManager)  # what `st.App` makes
    files = held.file_storage.get(session, {})
    for name in list(files)[:-UPLOADS]:
        held.remove_file(session_id=session, file_id=name)
