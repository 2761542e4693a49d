"""The one-page brief of an appointment, as sections: what to look at first, what the person wants, what fits, what to
ask.
"""

from __future__ import annotations

from logic.aid import signoff
from logic.person.comparison import Fit, VariantResult
from logic.person.grouped import all_lines
from views.shared import figures, limit_text, reasons, sections, session, worries
from views.shared.sections import Section
from views.shared.visit import Visit
from views.weigh import ask_list, change, held, mind, outside, points, verdict


def of(visit: Visit, *, private: bool = False) -> list[Section]:
    """The brief of a visit, in plain text. Sections with nothing in them are left out.

    Args:
        visit: the visit.
        private: with private answers and what rests on them, as the person asked for.
    """
    visit = visit.in_plain_text
    nothing = (visit.say("brief_nothing"),)
    turning = _turning(visit)
    found = [
        Section(visit.say("doctor_first"), tuple(_flags(visit))),
        Section(visit.say("brief_concern"), tuple(_concern(visit))),
        Section(visit.say("brief_examine"), tuple(_examine(visit, private=private)) or nothing),
        Section(visit.say("brief_private"), tuple(_private(visit)) if private else ()),
        Section(visit.say("brief_worries"), tuple(worries.named(visit))),
        Section(visit.say("brief_top"), tuple(_minded(visit)) or nothing),
        Section(visit.say("brief_worth"), tuple(_worth(visit))),
        Section(visit.say("brief_limits"), tuple(_limits(visit)) or (visit.say("brief_no_limits"),)),
        Section(visit.say("brief_verdict"), tuple(_verdict(visit, private=private))),
        Section(visit.say("brief_points"), tuple(_points(visit))),
        Section(visit.say("brief_over"), tuple(_over(visit))),
        Section(visit.say("brief_left_out"), tuple(_left_out(visit))),
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


def as_text(visit: Visit, *, private: bool = False) -> str:
    """The brief as a text file."""
    draft = [visit.say("draft")] if signoff.is_draft(visit.aid) else []
    return sections.as_text([visit.aid.about.title, *draft], of(visit, private=private), visit.say("footer"))


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


def _minded(visit: Visit) -> list[str]:
    """What they would mind most, worst first, each with the most that anything on offer takes."""
    offered = mind.offered(visit)
    return [mind.sentence(visit, outcome) for outcome in visit.priorities.minded if outcome in offered]


def _limits(visit: Visit) -> list[str]:
    """The limits they set: firm ones, then those that rule nothing out."""
    found = [(message, limit_text.mine(visit, firm=firm)) for message, firm in (("firm", True), ("flexible", False))]
    return [visit.say(f"brief_limits_{message}", text="; ".join(said)) for message, said in found if said]


def _worth(visit: Visit) -> list[str]:
    """What they said of real types, whose names they did not see."""
    return [
        visit.say("brief_package", name=visit.names.of(p.variant), answer=visit.say(f"worth_{p.answer}"))
        for p in visit.priorities.packages
    ]


def _flags(visit: Visit) -> list[str]:
    return list(dict.fromkeys(f.rule.reason for f in visit.red_flags if not f.private))


def _private(visit: Visit) -> list[str]:
    """Private answers, which stand here only if the person says so."""
    asked = [visit.aid.questions[name] for name in visit.path.asked if name in visit.aid.private]
    return [f"{q.text} {figures.answer(visit, q, visit.answers[q.id])}" for q in asked if q.id in visit.answers]


def _named(visit: Visit) -> list[VariantResult]:
    """Who leads inside the firm limits, or with them set aside."""
    fit = visit.comparison.fit
    named = {*fit.inside.named, *(fit.aside.named if fit.aside else ())} if fit else set()
    return [v for v in visit.comparison.variants if v.variant in named]


def _points(visit: Visit) -> list[str]:
    """Why each that leads does: its two best and two worst points."""
    fit, names, lines = visit.comparison.fit, visit.names, []
    for v in _named(visit):
        sides = {
            side: "; ".join(
                points.point_text(visit, v, point, side, names).rstrip(".")
                for point in getattr(fit.points[v.variant] if fit else (), side, ())
            )
            for side in ("good", "bad")
        }
        lines.append(visit.say("brief_point", name=names.of(v.variant), **sides))
    return lines


def _over(visit: Visit) -> list[str]:
    """How far each that leads is from the limits."""
    told = {
        v.variant: [limit_text.short(visit, limit) for limit in limit_text.outside(visit, v)]
        for v in _named(visit)
        if not v.baseline
    }
    return [f"{visit.names.of(v)}. {'; '.join(limits)}." for v, limits in told.items() if limits]


def _left_out(visit: Visit) -> list[str]:
    """What cannot come out ahead and why, those with the same reason together."""
    fit = visit.comparison.fit
    if fit is None or set(fit.withheld) & {"worry", "red_flag"}:
        return []
    found = outside.grouped(visit, fit).items()
    return [f"{', '.join(visit.names.of(v) for v in held)}: {why[0].lower()}{why[1:]}" for why, held in found]


def _examine(visit: Visit, *, private: bool) -> list[str]:
    """What a clinician must look at or be told, and for which types, the gravest first."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in reasons.gravest_first(all_lines(visit.comparison)):
        if line.status != "not_checked" and (private or not reasons.is_private(line)):
            found.setdefault((line.status, reasons.brief(visit, line)), []).extend(line.variants)
    return [
        visit.say(
            "brief_line",
            status=visit.say(f"status_word_{status}"),
            text=text,
            names=ask_list.names(visit, [v for v in visit.aid.variants if v in variants]),
        )
        for (status, text), variants in found.items()
    ]


def _verdict(visit: Visit, *, private: bool) -> list[str]:
    """Who came out ahead, as on the picture, in plain text. That help comes first is told only if the person says so."""
    fit = visit.comparison.fit
    if fit is None:
        return []
    if "worry" in fit.withheld and not private:
        return [visit.say("brief_not_said")]
    return verdict.sentences(visit, fit, visit.names)


def _turning(visit: Visit) -> tuple[str, ...]:
    fit: Fit | None = visit.comparison.fit
    if fit is None or fit.withheld:
        return ()
    told = change.sentences(visit, visit.names) if len(fit.shares) > 1 else (visit.say("change_only_limits"),)
    return (*told, *(text for text in [held.change(visit, fit, visit.names)] if text))


def _unknowns(visit: Visit) -> list[str]:
    """The first thing nobody knows of each option in the picture."""
    options = {v.option for v in visit.comparison.variants if v.relevant}
    return [f"{o.name}: {o.unknowns[0].text}" for o in visit.options if o.id in options and o.unknowns]
