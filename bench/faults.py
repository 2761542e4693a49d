"""Every class of fault planted many times, and who finds it: our checks, all of them at once, and SurveyJS's linter on
a translation.

    python -m bench.faults [--each 25]

Ours is judged by everything `check` and `prove` say of the changed aid, so a finding elsewhere shows too. SurveyJS (npm
`survey-core`, see bench/surveyjs) is judged kindly: any finding that the clean bank did not have counts as found.
Ends with exit code 1 if we miss a fault or say anything of an aid that has none.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bench.surveyjs import translate
from logic.aid import assemble, checks
from logic.content.reader import BANK, PROMISES, RULES, Parts, Reader
from logic.tools.check import flow
from logic.tools.proof.engine import Engine
from tests.planting import changes, faults
from tests.planting.banks import clean

GENERATED = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--each", type=int, default=25, help="faults of each class, in the shipped aid and again in generated ones"
    )
    args = parser.parse_args()
    root = Path(".")
    texts = {
        str(f.relative_to(root)): f.read_text("utf-8")
        for f in [root / BANK, *sorted((root / "content").rglob("*.yaml"))]
    }
    shipped = faults.parts_of(texts)
    generated = [faults.parts_of(clean(seed)) for seed in range(GENERATED)]
    alarms = [said for parts in (shipped, *generated) for said in everything(parts)]
    why_not = translate.available()
    if why_not:
        print(f"SurveyJS is not measured: {why_not}")
    print(f"{'fault':<30}{'planted':>9}{'found by ours':>15}{'SurveyJS linter':>17}")
    missed = 0
    for name in faults.CLASSES:
        planted = list(faults.planted(name, shipped, args.each))
        planted += [f for parts in generated for f in faults.planted(name, parts, args.each // GENERATED, seed=1)]
        ours = sum(found(fault) for fault in planted)
        missed += len(planted) - ours
        theirs = "-" if why_not else str(sum(surveyjs([f.parts for f in planted], [shipped, *generated])))
        print(f"{name:<30}{len(planted):>9}{ours:>15}{theirs:>17}", flush=True)
    if not why_not:
        print(
            f"{'said of the clean aids':<30}{1 + GENERATED:>9}{len(alarms):>15}{sum(map(len, lint([shipped, *generated]))):>17}"
        )
    print(f"missed by ours: {missed}; false alarms of ours: {len(alarms)}")
    return 1 if missed or alarms else 0


def everything(parts: Parts) -> Iterator[tuple[str, str]]:
    """All that loading and the whole flow say, as (code, subject)."""
    reader = Reader([])
    aid = assemble.assemble(reader, parts, "planted")
    yield from (("condition", p.where) for p in reader.problems)
    refused = bool(reader.problems)
    reader = Reader([])
    checks.check(reader, parts)
    yield from ((p.code, p.where) for p in reader.problems)
    if not refused and not reader.problems:
        yield from ((f.code, f.subject) for f in flow.find(Engine(aid)))


def found(fault: changes.Planted) -> bool:
    if fault.judge in (changes.by_proof, changes.by_wording):
        return faults.is_found(fault)
    return (fault.code, fault.subject) in set(everything(fault.parts))


# ---- SurveyJS


def texts_of(parts: Parts) -> dict[str, str]:
    """The three files it can see, as JSON, which is YAML too."""
    models = {BANK: parts.bank, RULES: parts.rules, PROMISES: parts.promises}
    return {
        name: json.dumps(model.model_dump(exclude_none=True, exclude_defaults=True)) for name, model in models.items()
    }


def lint(many: list[Parts]) -> list[list[dict[str, str]]]:
    return translate.lint([translate.translate(texts_of(parts)) for parts in many])


def surveyjs(planted: list[Parts], bases: list[Parts]) -> Iterator[bool]:
    """For each planted aid, whether its linter says anything it does not say of a clean one."""
    known = {(said["rule"], said.get("element")) for found in lint(bases) for said in found}
    for findings in lint(planted):
        yield any((said["rule"], said.get("element")) not in known for said in findings)


if __name__ == "__main__":
    raise SystemExit(main())
