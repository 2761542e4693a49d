"""The one-page brief of an appointment, as sections: what to look at first, what the person wants, what fits, what to
ask.
"""

from __future__ import annotations

from logic.aid import signoff
from logic.fit.priorities import FEWEST
from logic.person.known import OutcomeKey
from views.shared import figures, limit_text, outcomes, sections, session
from views.shared.sections import Section
from views.shared.visit import Visit
from views.weigh import ask_list
from views.weigh import change as picture_change
from views.weigh import points as picture_points


def of(visit: Visit) -> list[Section]:
    """The brief of a visit, in plain text. Sections with nothing in them are left out."""
    visit = visit.in_plain_text
    nothing = (visit.say("brief_nothing"),)
    turning = _turning(visit)
    found = [
        Section(visit.say("doctor_first"), tuple(_flags(visit))),
        Section(visit.say("brief_concern"), tuple(_concern(visit))),
        Section(visit.say("brief_examine"), tuple(_examine(visit)) or nothing),
        Section(visit.say("brief_top"), tuple(outcomes.name(visit.aid, key) for key in _top(visit)) or nothing),
        Section(visit.say("brief_limits"), tuple(_limits(visit)) or (visit.say("brief_no_limits"),)),
        Section(visit.say("brief_verdict"), tuple(_verdict(visit))),
        Section(visit.say("brief_points"), tuple(_points(visit))),
        Section(visit.say("brief_change"), turning),
        Section(visit.say("brief_ask"), tuple(ask_list.questions(visit, session.stand().lean, examine=False))),
        Section(visit.say("brief_unknown"), tuple(_unknowns(visit))),
        Section(
            visit.say("brief_elsewhere"),
            tuple(visit.aid.alternatives[a].name for a in visit.comparison.elsewhere) or nothing,
        ),
        Section(visit.say("brief_looked"), blank=True),
        Section(visit.say("brief_teach_back"), blank=bool(turning)),  # only where something is said about who leads
        Section(visit.say("own_told"), notes=visit.priorities.own),
    ]
    return [section for section in found if section]


def as_text(visit: Visit) -> str:
    """The brief as a text file."""
    draft = [visit.say("draft")] if signoff.is_draft(visit.aid) else []
    return sections.as_text([visit.aid.about.title, *draft], of(visit), visit.say("footer"))


def _concern(visit: Visit) -> list[str]:
    names = ", ".join(visit.aid.concerns[c].name for c in visit.comparison.concerns)
    lines = [names[0].upper() + names[1:]] if names else []
    hope = next((r.rule.answer for r in visit.aid.limits if r.rule.effect and r.rule.answer in visit.answers), None)
    age = visit.aid.roles.get("age")
    if hope:
        lines.append(
            f"{visit.aid.questions[hope].text} {figures.answer(visit, visit.aid.questions[hope], visit.answers[hope])}"
        )
    if age in visit.answers:
        lines.append(visit.say("brief_who", age=visit.answers[str(age)], day=session.today().isoformat()))
    return lines


def _top(visit: Visit) -> tuple[OutcomeKey, ...]:
    """As tapped, or where there are weights as they weigh."""
    return (
        visit.comparison.fit.keys if visit.comparison.fit and visit.priorities.weights else visit.priorities.picked
    )[:FEWEST]


def _flags(visit: Visit) -> list[str]:
    found = [f.rule.reason for v in visit.comparison.variants for f in v.gate.findings if f.rule.red_flag and f.because]
    return list(dict.fromkeys(found))


def _points(visit: Visit) -> list[str]:
    """Why each that leads does: its two best and two worst points."""
    if visit.comparison.fit is None:
        return []
    names = visit.names
    lines = []
    for v in (v for v in visit.comparison.variants if v.variant in visit.comparison.fit.leads):
        sides = {
            side: ", ".join(
                picture_points.point_text(visit, v, point, side, names).rstrip(".")
                for point in getattr(visit.comparison.fit.points[v.variant], side)
            )
            for side in ("good", "bad")
        }
        lines.append(visit.say("brief_point", name=names.of(v.variant), **sides))
    return lines


def _examine(visit: Visit) -> list[str]:
    """What a clinician must look at, and for which kinds, gravest first."""
    by_name = {v.variant: v for v in visit.comparison.variants if v.relevant}
    found: dict[tuple[str, str], list[str]] = {}
    for status in ("stop", "ask"):
        for rule in (ready.rule for ready in visit.aid.gate):  # in file order, the same for everybody
            for name in (name for name in visit.aid.variants if name in by_name):
                if any(f.rule is rule and f.status == status for f in by_name[name].gate.findings):
                    found.setdefault((status, rule.brief), []).append(visit.aid.variants[name][1].name.lower())
    return [
        visit.say(
            "brief_line", status=visit.say(f"status_word_{status}"), text=text, names=", ".join(dict.fromkeys(names))
        )
        for (status, text), names in found.items()
    ]


def _limits(visit: Visit) -> list[str]:
    """The person's own lines, as they drew them."""
    lines = []
    for limit in visit.comparison.variants[0].limits:
        rule = next(r.rule for r in visit.aid.limits if r.rule.id == limit.id)
        if limit.given and rule.answer and rule.answer in visit.answers:
            said = figures.answer(visit, visit.aid.questions[rule.answer], visit.answers[rule.answer])
            lines.append(f"{limit_text.name(visit, limit.id)}: {said}")
        elif limit.given:
            lines.append(limit_text.name(visit, limit.id))
    return lines


def _verdict(visit: Visit) -> list[str]:
    """Who came out ahead, as on the picture, in plain text."""
    fit = visit.comparison.fit
    if fit is None:
        return []
    if not fit.leads:
        return picture_points.reasons(visit, fit, visit.names)
    message = "ahead" if fit.ahead else "close"
    names = ", ".join(visit.aid.variants[v][1].name for v in fit.leads)
    told = visit.say(f"{message}_if" if fit.conditional else message, names=names)
    if not fit.conditional:
        return [told]
    untold = ", ".join(visit.aid.variants[v][1].name for v in fit.shares if v in fit.untold)
    return [visit.say("conditional", names=untold, limits=picture_points.untold_limits(visit, fit)), told]


def _turning(visit: Visit) -> tuple[str, ...]:
    if visit.comparison.fit is None or not visit.comparison.fit.leads:
        return ()
    return picture_change.sentences(visit, visit.names)


def _unknowns(visit: Visit) -> list[str]:
    """The first thing nobody knows of each option in the picture."""
    options = {v.option for v in visit.comparison.variants if v.relevant}
    return [f"{o.name}: {o.unknowns[0].text}" for o in visit.options if o.id in options and o.unknowns]
