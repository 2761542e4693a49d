"""`python -m logic prove`: what must hold for every answer sheet there can be, proved, or broken by the smallest sheet
that breaks it.

The bank's own promises come from `content/promises.yaml`. Six more hold for any aid and are proved here too; what must
hold of fit is tried on drawn people (`drawn.py`). A sheet that breaks a promise is tried on the code that serves people
before it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product
from pathlib import Path as File

from tqdm import tqdm

from logic.aid.aid import Aid, CompiledRule
from logic.compare import compare
from logic.conditions.cells import AND, NOT, OR, SURE, asked
from logic.conditions.search import Sheet
from logic.conditions.tree import ALWAYS, FALSE, OPEN, TRUE, UNSURE, Tree, leaves
from logic.content.options import Figure, Variant, readings
from logic.content.rules import LimitRule, Promise
from logic.person import gate, limits
from logic.person.comparison import LimitState
from logic.person.path import Answer, walk
from logic.record import file as answers
from logic.tools.output import written
from logic.tools.proof import weakened
from logic.tools.proof.breaking import Proof, breaking, kept
from logic.tools.proof.engine import STEPS, Engine, as_answers

BUILT_IN = 6
"""How many statements hold for any aid."""


def run(aid: Aid, today: date, engine: str, to: File, people: int) -> tuple[int, dict[File, str]]:
    """Print every proof, and what breaks those that fail.

    Args:
        engine: cells, z3 or both; with both they must agree.
        people: on how many drawn people is tried what no engine can prove.
        to: folder that counterexamples are to be written in.

    Returns:
        Exit code (0: all proved; 1: something is broken; 2: the engines disagree), and each file to write with its
        text.
    """
    found = {}
    for name in ("cells", "z3") if engine == "both" else (engine,):
        with_steps = Engine(aid, steps=0 if name == "z3" else STEPS)
        proofs = all_proofs(with_steps, today)
        found[name] = list(
            tqdm(proofs, f"proving with {name}", total=len(aid.promises) + BUILT_IN, leave=False, disable=None)
        )
    from logic.tools.proof import drawn  # brings NumPy, which nothing else here needs

    proved = next(iter(found.values()))
    trials = drawn.statements(aid, today, people) if people > 0 else iter(())
    tried = list(tqdm(trials, "trying on people", total=drawn.STATEMENTS, leave=False, disable=None))
    flow, files = Engine(aid).flow, {}
    for proof in [*proved, *tried]:
        if proof.broken:
            written.say(f"BROKEN {proof.id}: {proof.says}\n  {proof.broken}")
            if proof.sheet is not None:
                file = to / f"{proof.id}.yaml"
                files[file] = answers.to_file(
                    aid,
                    proof.sheet,
                    today=today,
                    seed=0,
                    with_health=True,
                    with_private=True,
                    record=proof.record,
                )
                written.say(
                    "\n".join(f"    {line}" for line in person(aid, proof.sheet))
                    or "    whoever has answered nothing yet"
                )
                written.say(f"  as an answers file: {file.as_posix()}")
    held, held_too = (sum(1 for p in proofs if not p.broken) for proofs in (proved, tried))
    agreed = len({tuple((p.id, p.broken is None) for p in proofs) for proofs in found.values()}) == 1
    written.say(
        f"{held} of {len(proved)} proved ({BUILT_IN} built in, {len(aid.promises)} of this aid) "
        f"by {sum(p.claims for p in proved):,} claims; content {aid.content_hash}\n"
        f"The answer space: {_large(flow.count(numbers=True))} sheets, {_large(flow.count())} once numbers are cut into cells"
    )
    if tried:
        claims = sum(p.claims for p in tried)
        written.say(f"{held_too} of {len(tried)} more hold for {people:,} drawn people, by {claims:,} claims")
    written.say(weakened.summary(Engine(aid)))
    if len(found) == 2:
        written.say(
            "Cells and Z3 agree on every one."
            if agreed
            else "CELLS AND Z3 DISAGREE: do not trust either until this is mended."
        )
    return (2 if not agreed else 1 if held + held_too < len(proved) + len(tried) else 0), files


def _large(number: int | None) -> str:
    return "not counted" if number is None else f"{number:.2e}"


def all_proofs(engine: Engine, today: date) -> Iterator[Proof]:
    """The built-in statements, then the bank's own promises, in file order."""
    yield from built_in(engine, today)
    for promise in engine.aid.promises:
        yield prove(engine, promise, today)


def prove(engine: Engine, promise: CompiledRule[Promise], today: date) -> Proof:
    """One of the bank's own promises: whenever it applies, each of its variants is at least stopped, held back, asked
    about or told of.
    """
    aid, rule = engine.aid, promise.rule
    says = f"{', '.join(rule.variants)}: at least {rule.at_least}"
    worst: tuple[str, Sheet] | None = None
    for variant in promise.variants:
        if breaking(engine, promise, variant) is not None:
            sheet = breaking(engine, promise, variant, fewest=True)
            assert sheet is not None
            if worst is None or len(sheet) < len(worst[1]):
                worst = variant, sheet
    if worst is None:
        return Proof(rule.id, says, claims=len(promise.variants))
    variant, sheet = worst
    found = as_answers(aid, sheet, today)
    state = walk(aid, found, today).state
    told = gate.gates(aid, state)[variant]
    assert promise.when.test(state) is True, "the search and the gate disagree on who is meant"
    assert compare(aid, found, today=today).variants, "the search found somebody for whom nothing is compared"
    assert not kept(told, rule.at_least), "the search and the gate disagree on the status"
    milder = ", and not held back" if rule.at_least == "held_back" and told.status == "ask" else ""
    how = f"{variant} is {told.status!r} for this person{milder}"
    return Proof(rule.id, says, how, found, len(promise.variants))


# ---- what holds for any aid


def built_in(engine: Engine, today: date) -> Iterator[Proof]:
    """The six statements that hold for any aid."""
    yield _stops_survive(engine, today)
    yield _more_adds_no_limit(engine)
    yield _baseline(engine, today)
    yield _settled_stays_settled(engine, today)
    yield _whoever_answers_all(engine, today)
    yield _the_path_ends(engine)


def _rests_on(engine: Engine, *trees: Tree) -> set[str]:
    """Every question that can change some conditions: those they compare, and those that decide whether these are
    asked.
    """
    found: set[str] = set()
    waiting = list(trees)
    while waiting:
        for question in {leaf.question for leaf in leaves(waiting.pop())} - found:
            found.add(question)
            waiting.append(engine.ask[question])
    return found


def preferences(engine: Engine) -> set[str]:
    """Questions by which people set limits: money, days, harms they could accept, what they refuse; none about health."""
    found: set[str] = set()
    for ready in engine.aid.limits:
        found |= {leaf.question for leaf in leaves(ready.tree)} | ({ready.rule.answer} if ready.rule.answer else set())
    return {name for name in found if not engine.aid.section_of[name].health}


def _stops_survive(engine: Engine, today: date) -> Proof:
    name, says = "stops_survive", "A stop survives every preference: no gate rule rests on an answer that sets a limit."
    for ready in engine.aid.gate:
        reads = preferences(engine) & _rests_on(engine, ready.tree)
        if reads:
            sheet = engine.find([(ready.tree, TRUE)], fewest=True)
            how = f"the gate rule {ready.rule.id!r} rests on {', '.join(sorted(reads))}, by which people set a limit"
            return Proof(
                name, says, how, None if sheet is None else as_answers(engine.aid, sheet, today), len(engine.aid.gate)
            )
    return Proof(name, says, claims=len(engine.aid.gate))


_SEVERITY = {"within": 0, "cannot_be_told": 0, "may_cross": 1, "crosses": 2}


def _more_adds_no_limit(engine: Engine) -> Proof:
    """Each limit on a burden is run at every amount at which its result can change, for every variant."""
    name, says = (
        "more_adds_no_limit",
        "More money, days, weeks, visits or accepted risk never adds a limit of that kind.",
    )
    aid, claims = engine.aid, 0
    for ready in aid.limits:
        rule = ready.rule
        if not rule.burden:
            continue
        same_kind = [r for r in aid.limits if r.rule.burden == rule.burden]
        for other in same_kind:
            asked_when = engine.ask[other.rule.answer] if other.rule.answer else ALWAYS
            rests = _rests_on(engine, other.tree, asked_when)
            if rule.answer in rests:
                return Proof(
                    name,
                    says,
                    f"whether {other.rule.id!r} is set depends on the amount of {rule.id!r}",
                    None,
                    claims + 1,
                )
        if rule.answer in _rests_on(engine, *_for_whom(aid, rule.burden)):
            how = f"for whom a figure of {rule.burden!r} speaks depends on the amount of {rule.id!r}"
            return Proof(name, says, how, None, claims + 1)
        figures = [
            (variant, f) for _, variant in aid.variants.values() for _, f in readings(variant.figures[rule.burden])
        ]
        ends = [x for _, f in figures for x in (f.low, f.high, f.all_in.high if f.all_in else None)]
        cuts = {x for x in ends if x is not None}
        amounts = sorted({0.0, *cuts, *(c + 1 for c in cuts), *(max(0.0, c - 1) for c in cuts)})
        for variant, figure in figures:
            results = [_held_against(rule, a, variant, figure) for a in amounts]
            claims += len(amounts)
            for (less, before), (more, after) in pairwise(zip(amounts, results, strict=True)):
                if _SEVERITY[after] > _SEVERITY[before]:
                    return Proof(
                        name, says, f"{rule.id!r}: {variant.id} {before} at {less:g}, {after} at {more:g}", None, claims
                    )
    return Proof(name, says, claims=claims)


def _for_whom(aid: Aid, outcome: str) -> list[Tree]:
    """What decides for whom the figures of an outcome speak."""
    held = [some for of in aid.for_some.values() for some in of if (some.group, some.id) == ("figures", outcome)]
    strangers = [ready.tree for ready in aid.not_for if outcome in ready.rule.outcomes]
    return [*(ready.tree for some in held for ready, _ in some.cases), *strangers]


def _held_against(rule: LimitRule, amount: float, variant: Variant, figure: Figure) -> LimitState:
    held = limits.Held(rule, amount, amount, None, rule.firm)
    figures = {**variant.figures, rule.burden or "": figure}
    return limits.of_variant((held,), variant, variant.effects, figures, None)[0].state


def _baseline(engine: Engine, today: date) -> Proof:
    name, says = "baseline_never_stopped", "The baseline is never stopped."
    for ready in engine.aid.gate:
        if engine.aid.baseline in ready.variants and ready.rule.gate == "stop":
            sheet = engine.find([(ready.tree, TRUE)], fewest=True)
            if sheet is not None:
                return Proof(name, says, f"{ready.rule.id!r} stops it", as_answers(engine.aid, sheet, today))
    return Proof(name, says)


def _settled_stays_settled(engine: Engine, today: date) -> Proof:
    """By induction over conditions and file order: an open part may become anything, any other stays, through every
    connective.

    Z3 does not use that argument: it looks for two sheets of this bank, one with more answers than the other.
    """
    name, says = "settled_stays_settled", "A finding other than not_checked never changes by answering more."
    if not engine.steps:
        from logic.conditions.smt import changes_by_answering

        sheet = changes_by_answering(engine.aid.questions, engine.ask, [ready.tree for ready in engine.aid.gate])
        if sheet is None:
            return Proof(name, says)
        return Proof(name, says, "answering more changes a finding", as_answers(engine.aid, sheet, today))
    values, claims = (TRUE, FALSE, UNSURE, OPEN), 0

    def may_become(before: int, after: int) -> bool:
        return before in (OPEN, after)

    steps = [(a, b) for a, b in product(values, values) if may_become(a, b)]
    for (a, later_a), (b, later_b) in product(steps, steps):
        for joined in (AND, OR):
            claims += 1
            if not may_become(joined[a][b], joined[later_a][later_b]):
                return Proof(name, says, "all or any does not keep what is settled", None, claims)
        claims += 1
        if not may_become(asked(a, b), asked(later_a, later_b)):
            return Proof(name, says, "a question that is asked does not keep what is settled", None, claims)
    if not all(may_become(turned[a], turned[b]) for turned in (NOT, SURE) for a, b in steps):
        return Proof(name, says, "not, or sure, does not keep what is settled", None, claims)
    return Proof(name, says, claims=claims + 2 * len(steps))


def _whoever_answers_all(engine: Engine, today: date) -> Proof:
    name, says = "no_not_checked_at_the_end", "Whoever answers all they are asked sees no not_checked."
    for ready in engine.aid.gate:
        sheet = engine.find([(ready.tree, OPEN)], complete=True)
        if sheet is not None:
            return Proof(
                name,
                says,
                f"{ready.rule.id!r} is still open",
                as_answers(engine.aid, sheet, today),
                len(engine.aid.gate),
            )
    return Proof(name, says, claims=len(engine.aid.gate))


def _the_path_ends(engine: Engine) -> Proof:
    name, says = (
        "the_path_ends",
        "The path always ends: each question waits only for questions before it, and is asked once.",
    )
    before: set[str] = set()
    for question, tree in engine.ask.items():
        later = {leaf.question for leaf in leaves(tree)} - before
        if later:
            return Proof(name, says, f"{question!r} waits for {', '.join(sorted(later))}", None, len(before) + 1)
        before.add(question)
    return Proof(name, says, claims=len(before))


# ---- said to a person


def person(aid: Aid, sheet: dict[str, Answer]) -> list[str]:
    """Who a sheet stands for, one line an answer, in the words of the questions."""
    lines = []
    for name, answer in sheet.items():
        question = aid.questions[name]
        texts = {c.id: c.text for c in question.choices}
        given = answer if isinstance(answer, tuple) else (answer,)
        lines.append(f"{question.text} {'; '.join(texts.get(str(a), str(a)) for a in given)}")
    return lines
