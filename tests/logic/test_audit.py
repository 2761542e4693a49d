"""The audit: nothing it says is typed in, nothing that needs people is claimed, and whatever is taken away lowers it and fails check."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from logic.__main__ import main
from logic.aid import citations, signoff
from logic.aid.aid import Aid
from logic.content.base import Part
from logic.content.pages import Review
from logic.load import _texts, inspect_texts, load
from logic.tools import audit
from logic.tools.audit import kept, measures
from logic.tools.check import check, lint

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def found(aid: Aid) -> audit.Audit:
    return audit.audit(aid, TODAY)


# ---- the lists


def test_the_ipdasi_list_has_35_lines_of_which_26_are_for_content_and_software():
    lines = audit.lists()["ipdasi"]
    assert len(lines) == 35
    waiting = [line["id"] for line in lines if "waits" in line]
    assert waiting == ["Q12", "Q13", "Q14", "Q15", "Q16", "Q17", "Q20", "Q22", "Q23"]


def test_every_line_has_a_measure_or_says_whom_it_waits_for_and_what_to_do():
    for lines in audit.lists().values():
        assert len({line["id"] for line in lines}) == len(lines)
        for line in lines:
            assert line.get("measure") in {None, *measures.MEASURES}
            assert "measure" in line or "test" in line or (line["waits"] and line["do"]), line["id"]
            assert "where" in line or "waits" in line


def test_no_measure_is_without_a_line_and_every_test_named_exists():
    lines = [line for lines in audit.lists().values() for line in lines]
    assert {line["measure"] for line in lines if "measure" in line} == set(measures.MEASURES)
    for named in (line["test"] for line in lines if "test" in line):
        file, _, test = named.partition("::")
        assert f"\ndef {test}(" in (ROOT / file).read_text("utf-8"), named


def test_what_needs_people_is_never_claimed(found: audit.Audit):
    waiting = [c for c in found.criteria if c.state == "waits"]
    assert len(waiting) == 9 + 6 + 1
    assert all(c.do and not c.where for c in waiting)


# ---- the shipped aid


def test_the_total_is_that_of_the_hand_count_in_the_docs(found: audit.Audit):
    told = (ROOT / "docs" / "audit.md").read_text("utf-8")
    by_hand = dict(
        re.findall(
            r"^\| (\d\.\d\.\d|Q\d+) \|.*\| (met|met where evidence exists|not met|waits for people) \|$",
            told,
            re.MULTILINE,
        )
    )
    ours = {
        c.number: {
            "met": "met",
            "where_evidence": "met where evidence exists",
            "not_met": "not met",
            "waits": "waits for people",
        }[c.state]
        for c in found.of("ipdasi")
    }
    assert by_hand == ours
    met, of, waits = found.total("ipdasi")
    assert f"{met} of {of}" in told
    assert (of, waits) == (26, 9)


def test_texts_read_at_grade_7_or_easier_on_average_and_none_above_8(found: audit.Audit):
    assert 0 < found.grade <= 7
    assert found.grade < found.hardest <= 8


def test_the_shipped_aid_has_no_fault_of_text_and_lost_nothing(aid: Aid, found: audit.Audit):
    assert list(lint.find(aid)) == []
    assert list(audit.fell(aid, TODAY)) == []
    assert found.lost == 0


def test_what_is_recorded_is_what_there_is(aid: Aid, found: audit.Audit):
    assert (ROOT / "content" / "kept.yaml").read_text("utf-8") == audit.to_record(aid, TODAY)
    assert set(aid.parts.kept.met) == {name for name, ok in audit.met(found).items() if ok}


def test_past_its_review_date_it_falls(aid: Aid):
    late = audit.audit(aid, date(2028, 1, 1))
    assert next(c for c in late.criteria if c.number == "2.2.3").state == "not_met"
    assert [f.subject for f in audit.fell(aid, date(2028, 1, 1))] == ["ipdasi 2.2.3", "nice sources-and-dates"]


# ---- whatever is taken away is noticed


def changed(aid: Aid, file: str, value: Part) -> Aid:
    """The aid with one file's content in the place of what it was."""
    parts = aid.parts
    if file in parts.options:
        options = {**parts.options, file: value}
        return replace(aid, parts=replace(parts, options=options), options=tuple(options.values()))
    if file in parts.fact_files:
        files = {**parts.fact_files, file: value}
        return replace(
            aid, parts=replace(parts, fact_files=files), facts={f.id: f for held in files.values() for f in held.facts}
        )
    name = {
        "questions.yaml": "bank", "content/aid.yaml": "about", "content/elsewhere.yaml": "elsewhere", "content/rules.yaml": "rules",
        "content/promises.yaml": "promises", "content/claims.yaml": "claims", "content/knowledge.yaml": "knowledge",
        "content/sources.yaml": "source_file",
    }[file]  # fmt: skip
    return replace(aid, parts=replace(parts, **{name: value}))


def without(part, path: tuple, value=None):
    """A part with what stands at a path taken out of its list, or put to None."""
    if len(path) == 1:
        if isinstance(part, list):
            return part[: path[0]] + part[path[0] + 1 :]
        return (
            {k: v for k, v in part.items() if k != path[0]}
            if isinstance(part, dict)
            else part.model_copy(update={path[0]: value})
        )
    step, rest = path[0], path[1:]
    if isinstance(part, list):
        return [without(x, rest, value) if i == step else x for i, x in enumerate(part)]
    if isinstance(part, dict):
        return {k: without(x, rest, value) if k == step else x for k, x in part.items()}
    return part.model_copy(update={step: without(getattr(part, step), rest, value)})


def files(aid: Aid) -> dict[str, Part]:
    parts = aid.parts
    singles = {
        "questions.yaml": parts.bank, "content/aid.yaml": parts.about, "content/elsewhere.yaml": parts.elsewhere,
        "content/rules.yaml": parts.rules, "content/promises.yaml": parts.promises, "content/claims.yaml": parts.claims,
        "content/knowledge.yaml": parts.knowledge,
    }  # fmt: skip
    return {**singles, **parts.options}


def falls(aid: Aid, file: str | None = None) -> bool:
    """Whether check would fail and the audit be lower, by the pass that counts, on the one file that changed: a few milliseconds."""
    only = None if file is None else (file,)
    return kept.lost(aid, only) > 0 and any(
        f.level == "error" for f in kept.short(aid, dict.fromkeys(aid.parts.kept.met, True), only)
    )


def test_the_pass_that_counts_says_nothing_of_the_aid_as_it_is(aid: Aid):
    assert not falls(aid)
    assert sum(kept.counts(aid)["content/options/facelift.yaml"].values()) > 100


def ends(places: Iterable[tuple[str, tuple]]) -> set[tuple[str, tuple]]:
    """Of each field, in files of one kind, the first place and the last: what may go uncounted is a field, or all but one of a list."""
    alike: dict[tuple[str, tuple], list[tuple[str, tuple]]] = {}
    for file, path in places:
        alike.setdefault(
            (str(Path(file).parent), tuple("*" if isinstance(step, int) else step for step in path)), []
        ).append((file, path))
    return {place for found in alike.values() for place in (found[0], found[-1])}


def test_losing_any_one_citation_lowers_the_audit(aid: Aid):
    cited = Counter((file, path) for file, path, _ in citations.cited(aid.parts))
    tried = ends((file, (*path, i)) for (file, path), facts in cited.items() for i in range(facts))
    for file, path in tried:
        assert falls(changed(aid, file, without(files(aid)[file], path)), file), (file, path)
    assert sum(cited.values()) > 1000
    assert len(tried) > 50


def test_losing_the_source_of_any_one_fact_or_claim_lowers_the_audit(aid: Aid):
    held = {**aid.parts.fact_files, "content/claims.yaml": aid.parts.claims}
    facts = (
        (file, ("facts", i, "sources", s))
        for file in aid.parts.fact_files
        for i, f in enumerate(held[file].facts)
        for s in range(len(f.sources))
    )
    claims = (
        ("content/claims.yaml", ("claims", i, "sources", s))
        for i, c in enumerate(aid.parts.claims.claims)
        for s in range(len(c.sources))
    )
    for file, path in ends((*facts, *claims)):
        assert falls(changed(aid, file, without(held[file], path)), file), (file, path)


def places(value, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Every number of a range, date, time, group, funding line and text of a part, by its path."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            counted = next((what for what, fields in kept._FIELDS.items() if name in fields), None)
            if counted and inner not in (None, "", []) and not isinstance(inner, list | dict | Part):
                yield (*path, name), counted
            else:
                yield from places(inner, (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from places(inner, (*path, i))


def test_losing_any_one_range_date_group_or_text_of_an_option_lowers_the_audit(aid: Aid):
    tried = Counter[str]()
    found = {(file, path): what for file, option in aid.parts.options.items() for path, what in places(option)}
    for file, path in ends(found):
        assert falls(changed(aid, file, without(aid.parts.options[file], path)), file), (file, path)
        tried[found[file, path]] += 1
    assert {
        what: n
        for what, least in (("ranges", 20), ("groups", 10), ("dates", 2), ("texts", 20))
        if (n := tried[what]) < least
    } == {}


def test_losing_any_one_date_or_line_of_what_the_aid_says_of_itself_lowers_the_audit(aid: Aid):
    about = aid.parts.about
    for name in ("date", "review_by", "update_policy", "funding", "interests", "authors", "evidence"):
        assert falls(changed(aid, "content/aid.yaml", about.model_copy(update={name: None})), "content/aid.yaml")
    held = {"content/elsewhere.yaml": aid.parts.elsewhere, "content/sources.yaml": aid.parts.source_file}
    elsewhere = (("content/elsewhere.yaml", path) for path, _ in places(aid.parts.elsewhere))
    years = (
        ("content/sources.yaml", ("sources", i, "year"))
        for i, source in enumerate(aid.parts.source_file.sources)
        if source.year is not None
    )
    for file, path in ends((*elsewhere, *years)):
        assert falls(changed(aid, file, without(held[file], path)), file), (file, path)


def lower(aid: Aid, before: audit.Audit) -> bool:
    return sum(audit.met(audit.audit(aid, TODAY)).values()) < sum(audit.met(before).values())


def test_what_is_lost_shows_in_the_audits_own_total(aid: Aid, found: audit.Audit):
    file = "content/options/facelift.yaml"
    assert lower(changed(aid, file, without(aid.parts.options[file], ("unknowns", 0, "facts", 0))), found)


@pytest.mark.parametrize(
    ("number", "file", "path"),
    [
        ("1.2.1", "content/options/facelift.yaml", ("variants", 0, "like")),
        ("Q1", "content/options/no_procedure.yaml", ("variants", 0, "like")),
        ("Q3", "content/options/chemical_peel.yaml", ("charts",)),
        ("2.1.1", "content/options/mesotherapy.yaml", ("charts",)),
        ("Q11", "content/options/facelift.yaml", ("ask",)),
        ("1.1.5", "content/options/no_procedure.yaml", ("variants", 1, "must_know")),
    ],
)
def test_a_whole_part_taken_away_is_named_by_its_line(aid: Aid, number: str, file: str, path: tuple):
    value = None if path[-1] == "like" else []
    poorer = changed(aid, file, without(aid.parts.options[file], path, value))
    assert next(c for c in audit.audit(poorer, TODAY).of("ipdasi") if c.number == number).state == "not_met"


@pytest.mark.parametrize(
    "line", ["funding", "interests", "authors", "date", "review_by", "update_policy", "evidence", "decision"]
)
def test_a_line_gone_from_the_file_itself_stops_the_aid(line: str):
    texts, _ = _texts(ROOT)
    about = texts["content/aid.yaml"]
    texts["content/aid.yaml"] = re.sub(rf"(?m)^{line}:.*\n(  .*\n)*", "", about)
    assert texts["content/aid.yaml"] != about
    problems = inspect_texts(texts).problems
    assert [p.what for p in problems] == [f"has no {line!r}"]


def test_the_no_procedure_texts_gone_stop_the_aid():
    texts, _ = _texts(ROOT)
    del texts["content/options/no_procedure.yaml"]
    assert any("are the baseline" in p.what for p in inspect_texts(texts).problems)


def test_check_tells_what_was_lost_with_its_file(aid: Aid, tmp_path: Path):
    texts, _ = _texts(ROOT)
    file = "content/options/facelift.yaml"
    first = re.search(r"facts: \[([\w-]+), ", texts[file])
    texts[file] = texts[file].replace(first.group(0), "facts: [", 1)
    inspected = inspect_texts(texts)
    said = check.over_the_texts(inspected, inspected.aid, TODAY, audit.fell)
    assert ("audit-fell", "error") in {(p.code, p.level) for p in said}
    assert any(file in p.what and "citations" in p.what for p in said)


# ---- sign-off


def signed(aid: Aid, **other: str) -> Aid:
    one = {"who": "A", "credentials": "B", "interests": "None", "date": "2026-12-01"}
    reviews = tuple(Review(what=name, hash=aid.hashes[name], **one) for name in signoff.wanted(aid))
    return replace(
        aid,
        reviews=tuple(
            r.model_copy(update=other) if r.what.endswith("facelift.yaml") and "options" in r.what else r
            for r in reviews
        ),
    )


def test_nobody_has_signed_and_every_page_says_so(aid: Aid):
    assert aid.reviews == ()
    assert signoff.is_draft(aid)
    assert len(signoff.wanted(aid)) >= 17


def test_a_changed_text_loses_its_sign_off_by_itself(aid: Aid):
    about = aid.about.model_copy(update={"status": "reviewed"})
    whole = replace(signed(aid), about=about)
    assert not signoff.is_draft(whole)
    assert measures.signed(measures.Looked(whole, TODAY)).met
    moved = replace(whole, hashes={**whole.hashes, "content/options/facelift.yaml": "0" * 12})
    assert signoff.is_draft(moved)
    assert "content/options/facelift.yaml" not in signoff.standing(moved)
    assert {f.code for f in lint.evidence.unsigned(moved)} == {"not-signed"}


def test_an_aid_cannot_call_itself_reviewed(aid: Aid):
    about = aid.about.model_copy(update={"status": "reviewed"})
    assert signoff.is_draft(replace(aid, about=about))
    assert [f.path for f in lint.evidence.unsigned(replace(aid, about=about))] == [("status",)]


# ---- the command


def run(capsys, *args: str) -> tuple[int, str]:
    code = main(["audit", "--today", TODAY.isoformat(), *args])
    return code, capsys.readouterr().out


def test_the_command_tells_every_line_and_what_a_reviewer_would_sign(aid: Aid, found: audit.Audit, capsys):
    code, told = run(capsys, "--aid", str(ROOT))
    assert code == 0
    assert all(c.text in told for c in found.criteria)
    assert all(f"{name}  {aid.hashes[name]}" in told for name in signoff.wanted(aid))


def test_as_json_it_says_the_same(found: audit.Audit, capsys):
    code, told = run(capsys, "--aid", str(ROOT), "--json")
    plain = json.loads(told)
    assert code == 0
    assert plain["totals"]["ipdasi"] == {"met": 26, "of": 26, "waits": 9}
    assert [c["state"] for c in plain["criteria"]] == [c.state for c in found.criteria]


def test_it_ends_with_1_when_something_is_not_met_and_recording_writes_the_file(tmp_path: Path, capsys):
    folder = tmp_path / "aid"
    shutil.copytree(ROOT / "tests" / "aids" / "commute", folder)
    (folder / "content" / "kept.yaml").unlink(missing_ok=True)
    code, _ = run(capsys, "--aid", str(folder))
    assert code == 1  # it has no pictures for all its options
    assert run(capsys, "--aid", str(folder), "--record")[0] == 0
    written = load(folder)
    assert written.parts.kept.counts == kept.counts(written)
    assert list(audit.fell(written, TODAY)) == []
