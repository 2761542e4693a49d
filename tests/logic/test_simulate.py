"""`python -m logic simulate`: whom it counts as what, what it prints and writes, and files of people that cannot be read."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from logic.compare import compare
from logic.content.problems import MAX_SHOWN
from logic.load import load
from logic.person import draw
from logic.person.path import walk
from logic.tools.population import groups as told
from logic.tools.population import simulate

MARK = "zebra7431"
TABLES = ("variants", "groups", "rules", "questions")
STATUSES = ("stop", "ask", "not_checked", "tell", "no_reason_found")
SHEET = "distance,refuse,main_concern\n5,rain;crowds,delays\n,,\n40,none,\n"


@pytest.fixture(name="run")
def simulated(run):
    """`run("100", …)`: the command simulate on the tiny aid."""
    return lambda *argv, **aid: run("simulate", *argv, **aid)


@pytest.fixture(name="sheet")
def people_file(sheet):
    return lambda text, name="people.csv": sheet(text, name)


@pytest.fixture(params=["commute", "shipped"])
def both(request, commute_folder, root):
    """The folder of each aid."""
    return {"commute": commute_folder, "shipped": root}[request.param]


@pytest.fixture(params=["commute", "holding back", "shipped"])
def every(request, commute_folder, root, tmp_path):
    """The folder of each aid, and of the tiny one in which the ask on long ways holds back."""
    if request.param != "holding back":
        return {"commute": commute_folder, "shipped": root}[request.param]
    shutil.copytree(commute_folder, tmp_path / "aid")
    rules = tmp_path / "aid" / "content" / "rules.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace("    gate: ask\n", "    gate: ask\n    holds_back: true\n"), "utf-8"
    )
    return tmp_path / "aid"


def read(folder):
    """The four files, read back."""
    return {
        name: pd.read_csv(folder / f"{name}.csv", keep_default_na=False, na_values={"people": [""]}) for name in TABLES
    }


# ---- what is printed and written


def test_the_same_seed_says_the_same(run, both):
    one, again, other = (
        run(2_000, "--seed", 3, aid=both),
        run(2_000, "--seed", 3, aid=both),
        run(2_000, "--seed", 4, aid=both),
    )
    assert one == again
    assert one[0] == 0
    assert one[1].startswith("2,000 people, ")
    assert one[1] != other[1]


def test_it_writes_four_files_that_say_what_was_printed(run, both, tmp_path):
    code, out, err = run(3_000, "--csv", tmp_path / "new" / "folder", aid=both)
    assert (code, err) == (0, "")
    assert sorted(f.name for f in (tmp_path / "new" / "folder").iterdir()) == sorted(f"{n}.csv" for n in TABLES)
    found, printed = read(tmp_path / "new" / "folder"), blocks(out)
    overall = found["variants"][found["variants"]["question"] == "everybody"].drop(columns=["question", "group"])
    assert rows(overall, 1) == printed["Each variant"]
    assert rows(found["groups"], 2) == printed["Groups"]
    assert rows(found["rules"], 2) == printed["Gate rules"]
    assert len(found["questions"]) == len(load(both).questions)


def blocks(out):
    """Heading → lines of the table under it, as (words, numbers)."""
    found = {}
    for block in out.split("\n\n"):
        first, *lines = block.strip("\n").split("\n")
        for heading in ("Each variant", "Groups", "Gate rules"):
            if first.startswith(heading):
                names = lines[0].split()
                words = [n for n in names if n in ("variant", "question", "group", "rule", "gate")]
                count = len(names) - len(words)
                found[heading] = [said(line.split()[:-count], line.split()[-count:]) for line in lines[1:]]
    return found


def rows(table, words):
    """The rows of a table, as (words, numbers)."""
    return [said(" ".join(map(str, row[:words])).split(), row[words:]) for row in table.itertuples(index=False)]


def said(words, numbers):
    return words, ["NaN" if str(n) in ("nan", "NaN", "") else float(n) for n in numbers]


def test_the_five_statuses_of_a_variant_add_up(run, both, tmp_path):
    run(5_000, "--csv", tmp_path, aid=both)
    variants = read(tmp_path)["variants"]
    some = variants[variants["people"] > 0]
    sums = sum(some[s].astype(float) for s in STATUSES)
    assert ((sums - 100).abs() <= 0.025 + 1e-9).all()
    everybody = variants[variants["question"] == "everybody"]
    assert len(everybody) == len(load(both).variants)
    assert everybody["people"].max() <= 5_000


def test_whoever_is_ended_is_counted_but_not_compared(run, root):
    out = run(5_000, aid=root)[1]
    compared = int(re.match(r"5,000 people, ([\d,]+) of them compared", out)[1].replace(",", ""))
    ended = [float(share) for share in re.findall(r"ended by \w+: ([\d.]+) in 100", out)]
    assert len(ended) == len(load(root).ends)
    assert max(ended) <= 100 - compared / 50 + 0.01 <= sum(ended) + 0.05  # several rules may end it for one person


# ---- every figure, held to compare() of each person


@pytest.mark.parametrize("seed", [1, 2])
def test_a_file_of_people_is_counted_as_compare_speaks_to_each(run, every, sheet, tmp_path, today, seed):
    aid, rng = load(every), random.Random(seed)
    drawn = [draw.draw(aid, rng, today) for _ in range(250)]
    sheets = [{q: a for q, a in s.items() if i % 2 or rng.random() < 0.9} for i, s in enumerate(drawn)]
    names = list(aid.questions)
    rng.shuffle(names)
    lines = [names, *([cell(s.get(q)) for q in names] for s in sheets)]
    file = sheet("\n".join(",".join(line) for line in lines) + "\n")
    code, out, err = run("--people", file, "--csv", tmp_path / "out", aid=every)
    assert (code, err) == (0, "")
    expected = counted(aid, sheets, today)
    assert out.startswith(f"250 people, {expected.compared['everybody', '']} of them compared")
    found = read(tmp_path / "out")
    for row in found["variants"].to_dict("records"):
        told = expected.variants.get((row["question"], row["group"], row["variant"]), Counter())
        assert row["people"] == told["people"], row
        for state in (*STATUSES, "held_back", "noted", "limited", "shown"):
            assert near(row[state], told[state], told["people"]), (state, row, told)
    if every.parent == tmp_path:
        (bicycle,) = [
            r
            for r in found["variants"].to_dict("records")
            if (r["question"], r["variant"]) == ("everybody", "e_bicycle")
        ]
        assert 0 < bicycle["held_back"] <= bicycle["ask"]
    for row in found["groups"].to_dict("records"):
        group = row["question"], row["group"]
        assert row["people"] == expected.compared[group]
        assert near(row["nothing_but_asks"], expected.only_asks[group], expected.compared[group]), row
        over_all = sum((told for key, told in expected.variants.items() if key[:2] == group), Counter())
        for state in ("stop", "ask", "no_reason_found", "limited"):
            assert near(row[state], over_all[state], over_all["people"], 0.01), (state, row)
    for row in found["rules"].to_dict("records"):
        assert near(row["holds"], expected.holds[row["rule"]], expected.compared["everybody", ""]), row
    for row in found["questions"].to_dict("records"):
        assert near(row["asked"], expected.asked[row["question"]], 250), row


def cell(answer):
    return "" if answer is None else ";".join(answer) if isinstance(answer, tuple) else str(answer)


def near(share, some, of, rounded=0.0):
    """Whether a share in 100 is right to two decimals; `rounded`: how much the shares it was made of may have lost."""
    return str(share) in ("", "nan") if not of else abs(float(share) - 100 * some / of) <= 0.005 + rounded + 1e-9


class Expected:
    def __init__(self):
        self.variants, self.compared, self.only_asks, self.holds, self.asked = (
            {},
            Counter(),
            Counter(),
            Counter(),
            Counter(),
        )


def counted(aid, sheets, today):
    """What simulate should count, one person after another."""
    found = Expected()
    home = aid.variants[aid.baseline][0].id
    for sheet in sheets:
        path, result = walk(aid, sheet, today), compare(aid, sheet, today=today)
        found.asked.update(path.asked)
        if not result.variants:
            continue
        found.holds.update(r.rule.id for r in aid.gate if r.when.test(path.state))
        mine = [("everybody", ""), *groups_of(aid, path, sheet)]
        others = [v.gate.status for v in result.variants if v.relevant and v.option != home]
        only_asks = "ask" in others and not {"no_reason_found", "tell", "not_checked"} & set(others)
        for group in mine:
            found.compared[group] += 1
            found.only_asks[group] += only_asks
            for v in result.variants:
                told = found.variants.setdefault((*group, v.variant), Counter())
                if v.relevant:
                    told.update(["people", v.gate.status])
                    told.update(
                        ["held_back"] * (v.gate.status == "ask" and any(f.rule.holds_back for f in asking(v)))
                        + ["noted"] * bool(v.notes)
                        + ["limited"] * bool(v.crosses())
                        + ["shown"] * (v.variant in result.headline.variants)
                    )
    return found


def asking(v):
    return [f for f in v.gate.findings if f.status == "ask"]


def groups_of(aid, path, sheet):
    for question in aid.questions.values():
        if not question.audit or question.id not in path.asked or question.id not in sheet:
            continue
        answer = sheet[question.id]
        if isinstance(answer, int):
            starts = [question.min, *question.audit_from]
            low = max(s for s in starts if s <= answer)
            after = [s for s in starts if s > low]
            yield question.id, f"{low} to {after[0] - 1}" if after else f"{low} and more"
        elif not any(c.unknown for c in question.choices if c.id == answer):
            yield question.id, answer


def test_blanks_spaces_and_semicolons(run, sheet, tmp_path):
    code, out, _ = run(
        "--people",
        sheet("\ufeff distance , refuse,main_concern\r\n 5 , rain ; crowds ,delays\r\n\r\n,,\r\n40,none\r\n"),
        "--csv",
        tmp_path / "out",
    )
    assert code == 0
    assert out.startswith("2 people, 2 of them compared"), "a row with nothing in its cells is nobody"
    variants = read(tmp_path / "out")["variants"].set_index("variant")
    assert variants.loc["city_bus", "limited"] == pytest.approx(50)
    assert variants.loc["e_bicycle", "ask"] == pytest.approx(50)


def test_columns_may_be_left_out_and_quoted(run, sheet):
    code, out, _ = run("--people", sheet('"refuse","distance"\n"rain;crowds","79"\n'))
    assert code == 0
    assert "far_rider  ask  100.0" in out


PEOPLE = (
    'distance,refuse,main_concern,more_concerns\n5,"rain;crowds",delays,none\n40,none,delays,\n,,,\n79,rain,,none\n\n'
)


@pytest.mark.parametrize("mark", [";", "\t", ","])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=repr)
def test_columns_may_be_parted_as_each_country_does(mark, ending, run, sheet):
    wanted = run("--people", sheet(PEOPLE))
    assert wanted[:1] == (0,)
    assert wanted[1].startswith("3 people, 3 of them compared")
    assert run("--people", sheet(PEOPLE.replace(",", mark).replace("\n", ending))) == wanted


def test_one_column_alone_needs_no_mark(run, sheet):
    assert run("--people", sheet("refuse\nrain;crowds\nnone\n"))[1].startswith("2 people, 2 of them compared")


@pytest.mark.parametrize("row", [",,", ",", " , , ", '"","",""', ",,,,,,", "\t,\t", "", "   "], ids=repr)
@pytest.mark.parametrize("mark", [",", ";"])
def test_rows_of_marks_are_nobody(row, mark, run, sheet):
    file = "distance,refuse,main_concern\n5,none,delays\n" + f"{row}\n" * 50 + "6,none,delays,,,\n" + f"{row}\n"
    assert run("--people", sheet(file.replace(",", mark)))[1].startswith("2 people, 2 of them compared")


@pytest.mark.parametrize("name", ["distance", MARK, "", "distanc"])
def test_a_table_as_wide_as_a_novel_is_refused_at_once(name, run, sheet):
    file = sheet(",".join([name] * 200_000) + "\n" + ",".join(["5"] * 200_000) + "\n")
    started = time.perf_counter()
    code, out, err = run("--people", file)
    assert time.perf_counter() - started < 5
    assert (code, out) == (1, "")
    wanted = "has 200,000 columns, and there are 8 questions — keep one column for each question"
    assert err.splitlines()[0].endswith(f"people.csv:1:1001: row — {wanted}")
    assert len(err.splitlines()) == 2


# ---- files that cannot be read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            f"distance,{MARK}\n5,5\n",
            ":1:2: column 2 — is not named after a question — name each column after a question",
            id="unknown column",
        ),
        pytest.param(
            "distance,buget\n5,5\n",
            ":1:2: column 2 — is not named after a question — did you mean 'budget'?",
            id="misspelt column",
        ),
        pytest.param(
            "distance,budget,distance\n5,5,5\n",
            ":1:3: column 3 — is a second column for 'distance'",
            id="double column",
        ),
        pytest.param(
            f"distance,main_concern\n5,delays\n6,{MARK}\n",
            ":3:2: main_concern — is not one of its choices",
            id="no such choice",
        ),
        pytest.param(
            f"refuse\nrain;{MARK}\n", ":2:1: refuse — names something that is not one of its choices", id="no such tick"
        ),
        pytest.param(
            "refuse\nrain;none\n", ":2:1: refuse — joins answers that exclude each other", id="exclusive ticks"
        ),
        pytest.param(
            "more_concerns\ndelays;fitness\n", ":2:1: more_concerns — has more than 1 answers", id="too many ticks"
        ),
        pytest.param("refuse\n;\n", ":2:1: refuse — needs a list of its choices", id="semicolon alone"),
        pytest.param("distance\n7431\n", ":2:1: distance — must be from 1 to 80", id="out of bounds"),
        pytest.param("distance\n-7431\n", ":2:1: distance — must be from 1 to 80", id="below bounds"),
        pytest.param("distance\n" + "7431" * 500, ":2:1: distance — needs a whole number", id="digits without end"),
        pytest.param("distance\n7431.5\n", ":2:1: distance — needs a whole number", id="part of a number"),
        pytest.param(f"distance\n{MARK}\n", ":2:1: distance — needs a whole number", id="no number"),
        pytest.param(
            "start_month\n7431-01\n",
            ":2:1: start_month — must be from 0 to 24 months from now",
            id="month out of bounds",
        ),
        pytest.param("start_month\n7431\n", ":2:1: start_month — needs a month as YYYY-MM", id="no month"),
        pytest.param(f"distance\n5,{MARK}\n", ":2:2: row — has more cells than the first row", id="too many cells"),
        pytest.param("", ":1:1: file — holds nobody", id="empty"),
        pytest.param("\n\n", ":1:1: file — holds nobody", id="blank lines"),
        pytest.param("distance\n", ":1:1: file — holds nobody", id="first row alone"),
        pytest.param(f'distance,refuse\n5,none\n6,"{MARK}\n7,none\n', ":4:1: row — is not CSV", id="open quote"),
        pytest.param(f'distance\n"5"{MARK}\n', ":2:1: row — is not CSV", id="text after a quote"),
        pytest.param(f"distance\n{MARK * 20_000}\n", ":2:1: row — is not CSV", id="huge cell"),
        pytest.param(MARK.encode("utf-16"), ":1:1: file — cannot be read", id="UTF-16"),
        pytest.param(f"distance\n{MARK}caf".encode() + b"\xe9\n", ":1:1: file — cannot be read", id="another encoding"),
        pytest.param(
            f"main_concern\n{MARK}\x00\n", ":2:1: main_concern — is not one of its choices", id="control character"
        ),
        pytest.param(
            f"distance,,\n{MARK}\n", ":1:2: column 2 — is not named after a question", id="column without a name"
        ),
    ],
)
def test_a_bad_file_of_people_simulates_nobody_and_repeats_no_answer(text, said, run, sheet):
    code, out, err = run("--people", sheet(text))
    assert (code, out) == (1, "")
    assert f"people.csv{said}" in err
    assert all(
        re.fullmatch(r"\S+people\.csv:\d+:\d+: \S.* — \S.* — \S.*|\d+ problems?\. Nobody was simulated\.", line)
        for line in err.splitlines()
    )
    assert MARK not in err
    assert "7431" not in err


def test_no_file_or_a_folder(run, tmp_path):
    for target in (tmp_path, tmp_path / "nothing.csv"):
        code, out, err = run("--people", target)
        assert (code, out) == (1, "")
        assert err == f"{target}:1:1: file — cannot be read — name another one, or allow reading it\n"


def test_all_faults_of_a_file_are_told_and_ten_thousand_are_cut_with_their_count(run, sheet):
    code, out, err = run("--people", sheet("distance,main_concern\n" + f"5,{MARK}\n" * 9_999 + f"{MARK},delays\n"))
    lines = err.splitlines()
    assert (code, out) == (1, "")
    assert len(lines) == MAX_SHOWN + 1
    assert lines[0].split("people.csv")[1].startswith(":2:2: main_concern")
    assert lines[MAX_SHOWN - 1].split("people.csv")[1].startswith(f":{MAX_SHOWN + 1}:2: main_concern")
    assert lines[-1] == "10000 problems. Nobody was simulated."
    assert MARK not in err


def test_problems_of_the_first_row_are_told_before_any_of_people(run, sheet):
    err = run("--people", sheet(f"distance,x,y\n{MARK},1,2\n"))[2]
    assert err.endswith("2 problems. Nobody was simulated.\n")


# ---- wrong use


@pytest.mark.parametrize("argv", [["0"], ["-5"], ["10", "--seed", "-1"]], ids=str)
def test_too_few_people_or_a_seed_below_0_is_wrong_use(argv, run):
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert re.fullmatch(r"simulate: (N|--seed) must be at least [01]\n", err)


@pytest.mark.parametrize("argv", [["many"], ["1.5"], ["--seed", "x"]], ids=str)
def test_what_is_no_number_is_wrong_use(argv, run):
    with pytest.raises(SystemExit) as stop:
        run(*argv)
    assert stop.value.code == 2


def test_an_aid_that_cannot_start_simulates_nobody(run, tmp_path):
    code, out, err = run(10, aid=tmp_path)
    assert (code, out) == (1, "")
    assert "The aid cannot start." in err


def test_a_folder_that_cannot_be_written_is_told(run, sheet):
    code, _, err = run(10, "--csv", sheet("x", "taken"))
    assert code == 1
    assert "taken/variants.csv:1:1: file — cannot be written" in err


def test_a_person_and_a_crowd_of_odd_size(run):
    assert run(1)[1].startswith("1 people, 1 of them compared")
    assert run(simulate.CHUNK + 1)[1].startswith(
        f"{simulate.CHUNK + 1:,} people, {simulate.CHUNK + 1:,} of them compared"
    )


# ---- warnings


FAR = "    when: {distance: {at_least: 30}}\n    variants: [e_bicycle]\n"


def warned(aid, today):
    counts = simulate.simulate(aid, simulate.drawn(aid, 4_000, 1), today)
    return [line for line in told.report(aid, counts).splitlines() if line.startswith("warning: ")]


def test_a_warning_where_over_half_are_left_with_nothing_but_asks(make_aid, commute, today):
    asking = make_aid(swap=((FAR, "    when: {distance: {at_least: 30}}\n    variants: [cycling, bus]\n"),))
    (line,) = warned(asking, today)
    share = float(re.fullmatch(r"warning: everybody: ([\d.]+) in 100 are left with nothing but asks", line)[1])
    assert share > 50
    assert warned(commute, today) == []
    few = make_aid(swap=((FAR, "    when: {distance: {at_least: 60}}\n    variants: [cycling, bus]\n"),))
    assert warned(few, today) == []


def test_a_warning_names_the_group(make_aid, today):
    """Only those who want to move more are left with nothing but asks."""
    audited = ("        role: main_concern\n", "        role: main_concern\n        audit: true\n")
    aid = make_aid(swap=((FAR, "    when: {main_concern: [fitness]}\n    variants: [cycling, bus]\n"), audited))
    assert [line.split(": ")[1] for line in warned(aid, today)] == ["main_concern fitness"]


def test_exactly_half_is_not_warned_of():
    groups = pd.DataFrame(
        {"question": ["a", "b", "c"], "group": ["", "x", ""], "nothing_but_asks": [50.0, 50.01, np.nan]}
    )
    assert told.warnings(groups) == ["warning: b x: 50.01 in 100 are left with nothing but asks"]


def test_a_stop_leaves_nobody_with_nothing_but_asks(make_aid, today):
    """Whoever is stopped from everything is told something."""
    stop = (
        "    gate: ask\n    reason: That is far for a bicycle.\n",
        "    gate: stop\n    until: They move.\n    reason: That is far for a bicycle.\n",
    )
    assert warned(make_aid(swap=((FAR, FAR.replace("[e_bicycle]", "[cycling, bus]")), stop)), today) == []
