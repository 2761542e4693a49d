"""What one visitor may take from the others."""

from __future__ import annotations

import subprocess
import sys

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from web import limits

LOWERED = """
import resource
from web import limits
_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
limits.open_more_files()
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0], min(hard, limits.FILES) if hard != resource.RLIM_INFINITY else limits.FILES)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_start_raises_how_many_files_may_be_open(root):
    ran = subprocess.run([sys.executable, "-c", LOWERED], cwd=root, capture_output=True, text=True, check=True)
    now, allowed = ran.stdout.split()
    assert now == allowed != "256"


def test_only_the_last_uploads_of_a_visitor_are_held():
    held = MemoryUploadedFileManager("/upload")
    for visitor in ("one", "other"):
        for number in range(limits.UPLOADS + (5 if visitor == "one" else 0)):
            held.add_file(visitor, UploadedFileRec(str(number), "a.yaml", "text/yaml", b"x"))
    limits.forget_old(held, "one")
    limits.forget_old(held, "nobody")
    names = [str(number) for number in range(20)]
    assert [file.file_id for file in held.get_files("one", names)] == names[5 : 5 + limits.UPLOADS]
    assert len(held.get_files("other", names)) == limits.UPLOADS
    assert set(held.file_storage) == {"one", "other"}
