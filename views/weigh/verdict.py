"""The answer: who came out ahead inside the person's firm limits, and with them set aside, each with its downside; or
between whom there is no clear leader; or in plain words why nothing is said, and what to do.
"""

from __future__ import annotations

import streamlit as st

from logic.person.comparison import Fit, Lead, Point, VariantResult
from logic.person.known import OutcomeKey
from views import navigation
from views.shared import address, drawing, limit_text, reasons
from views.shared.names import Names
from views.shared.visit import Visit
from views.shared.words import Words
from views.weigh import held, points, why_ahead

_NEVER = {"worry", "red_flag", "nothing_shown", "nothing_left"}


def never(fit: Fit) -> bool:
    """Whether nothing is said whatever the person says of what matters: help comes first, or nothing is left to weigh."""
    return bool(_NEVER & set(fit.withheld))


def draw(visit: Visit, names: Names) -> None:
    fit = visit.comparison.fit
    assert fit is not None
    with st.container(gap="small"):
        st.header(visit.say("in_short"), anchor=False)
        if fit.withheld:
            withheld(visit, fit, names)
            return
        st.info("\n\n".join(sentences(visit, fit, names)), icon=":material/balance:")
        named = dict.fromkeys([*fit.inside.named, *(fit.aside.named if fit.aside else ())])
        badges = {v.variant: reasons.badge(visit, v) for v in visit.comparison.variants}
        st.markdown("  \n".join(f"{names.of(v)} {badges[v]}" for v in named))
        if fit.next and st.button(visit.say("one_more_button"), icon=":material/help:"):
            navigation.go("what_matters")
        with st.expander(visit.say("how_often"), type="compact", key="how_often", on_change="rerun") as box:
            if box.open:  # drawn when it is opened: most people never do
                _how_often(visit.words, fit, names)


def sentences(visit: Visit, fit: Fit, names: Names) -> list[str]:
    """The answer as whole sentences: first inside the firm limits, then with all of them set aside."""
    if fit.withheld:
        return withheld_for(visit, fit, names)
    lines = held.unsure_of_a_sign(visit)
    if len(fit.shares) > 1:
        lines += _lead(visit, fit.inside, names, "ahead", "close")
    else:
        lines.append(visit.say("inside_one", names=names.listed(list(fit.shares))))
    if fit.aside:
        limits = firm_limits(visit, fit)
        same = (fit.aside.ahead, set(fit.aside.close)) == (fit.ahead, set(fit.close)) and len(fit.shares) > 1
        if same:
            lines.append(visit.say("aside_same", limits=limits))
        else:
            beyond = _lead(visit, fit.aside, names, "aside_ahead", "aside_close", limits=limits)
            lines += [line for line in beyond if line not in lines]  # what speaks against each is told once
    lines += held.lines(visit, fit, names)
    if fit.next:
        lines.append(visit.say("one_more"))
    return lines


def _lead(visit: Visit, lead: Lead, names: Names, ahead: str, close: str, **values: str) -> list[str]:
    """Who leads, and the downside of each who is named."""
    message = (
        ahead if lead.ahead else f"{close}_more" if visit.words.has(f"{close}_more") and len(lead.close) > 2 else close
    )
    told = visit.say(message, names=names.listed(lead.named), **values)
    why = why_ahead.sentence(visit, lead, names)
    return [f"{told} {why}" if why else told, *(line for v in lead.named if (line := downside(visit, v, names)))]


def downside(visit: Visit, variant: str, names: Names) -> str:
    """What one type leaves or risks: its drawback in words, and the figure that weighs most against it."""
    v = next(v for v in visit.comparison.variants if v.variant == variant)
    worst = _against(visit, v)
    told = [points.point_text(visit, v, point, "bad", names) for point in (Point(None), worst) if point]
    text = " ".join(f"{part.rstrip('.')}." for part in [*told, _low_end(visit, v)] if part)
    return visit.say("downside", name=names.of(variant), text=text) if text else ""


def _low_end(visit: Visit, v: VariantResult) -> str:
    """That a type may do nothing for the main concern, or worse."""
    effect = v.effects[0].effect
    if v.baseline or effect.unknown or effect.low not in ("none", "worse"):
        return ""
    return visit.say(f"downside_{effect.low}")


def _against(visit: Visit, v: VariantResult) -> Point | None:
    """Of doing nothing, what becomes of the main concern. Of others what they take most of, among known harms and what
    the person would mind; what is told as a good point of theirs speaks not against them too."""
    fit = visit.comparison.fit
    assert fit is not None
    assert fit.reading is not None
    if v.baseline:
        effect = v.effects[0].effect
        helps = not effect.unknown and effect.low != "worse" and effect.high != "none"
        return None if helps else Point(OutcomeKey.gain(visit.comparison.concerns[0]))
    known = {}
    for outcome, end in fit.reading.ends.items():
        found = fit.reading.amounts[OutcomeKey.burden(outcome), v.variant]
        good = any(point.key == OutcomeKey.burden(outcome) for point in fit.points[v.variant].good)
        grave = outcome in visit.priorities.minded or visit.aid.outcomes[outcome].kind == "harm"
        if grave and not good and not found.unknown and found.high:
            known[outcome] = found.middle / end
    return Point(OutcomeKey.burden(max(known, key=lambda outcome: known[outcome]))) if known else None


def firm_limits(visit: Visit, fit: Fit) -> str:
    """The firm limits that take something out, those that take out most first."""
    found: dict[str, int] = {}
    for limits in fit.firm.values():
        for limit in limits:
            found[limit] = found.get(limit, 0) + 1
    named = dict.fromkeys(limit_text.name(visit, limit) for limit in sorted(found, key=lambda x: -found[x]))
    quoted = [f"“{visit.md(name)}”" for name in named]
    return quoted[0] if len(quoted) == 1 else visit.say("and", first=", ".join(quoted[:-1]), last=quoted[-1])


def withheld_for(visit: Visit, fit: Fit, names: Names) -> list[str]:
    """Why nothing is said about who leads, and what to do, in whole sentences."""
    lines = []
    for why in fit.withheld:
        if why == "worry":
            lines += [visit.md(r.rule.text) for r in visit.aid.withholds if r.rule.id in visit.comparison.withheld]
        elif why in ("nothing_shown", "nothing_left"):
            concern = visit.aid.concerns[visit.comparison.concerns[0]].name if visit.comparison.concerns else ""
            lines.append(visit.say(f"withheld_{why}", concern=visit.md(concern)))
            lines += held.causes(visit, fit, names) if why == "nothing_left" else []
            lines += held.otherwise(visit, names) if concern else []
        else:
            lines.append(visit.say(f"withheld_{why}"))
    if not {"worry", "red_flag"} & set(fit.withheld):
        lines = [*held.unsure_of_a_sign(visit), *lines]
    return lines


def why_not(visit: Visit, fit: Fit, names: Names) -> None:
    """Why nothing is said, in a box. That help comes first rests on private answers, so it is on no paper; what to do is
    told above it."""
    if "worry" in fit.withheld:
        with st.container(key="unprinted_withheld"):
            st.info(visit.say("withheld_worry"), icon=":material/pause_circle:")
    else:
        st.info("\n\n".join(withheld_for(visit, fit, names)), icon=":material/pause_circle:")


def withheld(visit: Visit, fit: Fit, names: Names) -> None:
    """The reasons in a box, and the way to where something can be done about them."""
    why_not(visit, fit, names)
    if "not_checked" in fit.withheld and visit.comparison.open_gate:
        if st.button(visit.say("answer_them"), icon=":material/arrow_forward:"):
            navigation.go("questions", page=str(address.page_of(visit.aid, visit.comparison.open_gate[0])))
    elif {"not_said", "apart"} & set(fit.withheld) and st.button(
        f":yellow[{visit.say('to_matters_first')}]", type="primary"
    ):
        navigation.go("what_matters")


def _how_often(words: Words, fit: Fit, names: Names) -> None:
    st.caption(words.say("how_often_text"))
    for lead, title in ((fit.inside, "how_often_inside"), (fit.aside, "how_often_aside")):
        if lead and len(lead.shares) > 1:
            if fit.aside:
                st.markdown(words.strong(words.say(title)))
            bars = {
                f":gray[{names.of(v)}]": f"{words.say('of_100', n=round(100 * share))}\n\n{drawing.share_bar(share)}"
                for v, share in lead.shares.items()
            }
            st.table(bars, border="horizontal", alt=words.say(title))
