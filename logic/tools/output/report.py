"""A `Comparison` as lines of text for a terminal."""

from __future__ import annotations

from logic.aid import signoff
from logic.aid.aid import Aid
from logic.person.comparison import Comparison, Fit, Lead

_STATUS = {
    "stop": "Not now",
    "ask": "Ask first",
    "not_checked": "Not checked yet",
    "tell": "Tell your doctor",
    "no_reason_found": "No reason found against it",
}


def text(aid: Aid, c: Comparison) -> str:
    """What the compare page says, in short."""
    if c.ended:
        rule = next(r.rule for r in aid.ends if r.rule.id == c.ended)
        return "\n".join([rule.title, *rule.text, *(h.text for h in rule.help)])
    if c.ends_open:
        return "Nothing is compared before these are answered: " + ", ".join(c.ends_open)
    draft = "draft, reviewed by no clinician. " if signoff.is_draft(aid) else ""
    lines = [
        f"{aid.about.title} — {draft}Not advice. Order mixed by seed {c.seed}.",
        f"Headline: {c.headline.kind}"
        + (f" for {aid.concerns[c.headline.concern].name}" if c.headline.concern else ""),
        "",
    ]
    for v in c.variants:
        option, variant = aid.variants[v.variant]
        lines.append(
            f"{variant.name} ({option.name}): {_STATUS[v.gate.status]}"
            + (". Little is known" if v.little_known and v.gate.status in ("tell", "no_reason_found") else "")
            + ("" if v.relevant else f" — does nothing for it: {v.why_not}")
        )
        for f in v.gate.findings if v.relevant else ():
            waits = f" (waits for: {', '.join(q for q in aid.questions if q in f.open)})" if f.open else ""
            until = f" Until: {f.rule.until}" if f.rule.until and (f.status == "stop" or f.waves_red) else ""
            lines.append(
                f"    {_STATUS[f.status]}: {f.rule.reason}{until}{waits} [{', '.join(aid.sources_of(f.rule.facts))}]"
            )
        lines += [f"    {limit.state.replace('_', ' ')}: {limit.reason}" for limit in v.crosses() if v.relevant]
    if c.fit:
        lines += ["", *_fit(aid, c.fit)]
    lines.append("")
    lines += [f"Not compared here: {aid.alternatives[a].text}" for a in c.elsewhere]
    return "\n".join(lines)


_WITHHELD = {
    "worry": "an answer stands that should be talked over first",
    "red_flag": "a doctor should look at something first",
    "nothing_shown": "nothing compared is shown to help the main concern",
    "nothing_left": "health answers leave nothing that may help",
    "not_said": "no package was said to be worth it, or not",
    "apart": "what was said of the packages does not go together",
    "not_checked": "health questions are still open",
}


def _fit(aid: Aid, fit: Fit) -> list[str]:
    names = {v: variant.name for v, (_, variant) in aid.variants.items()}
    if fit.withheld:
        return [f"Nothing is said about who leads: {'; '.join(_WITHHELD[why] for why in fit.withheld)}."]
    lines = [_lead(names, fit.inside, "")]
    if fit.aside:
        firm = dict.fromkeys(limit for limits in fit.firm.values() for limit in limits)
        lines.append(_lead(names, fit.aside, f"With {', '.join(firm)} set aside: "))
    return lines


def _lead(names: dict[str, str], told: Lead, before: str) -> str:
    if told.ahead:
        return f"{before}Came out ahead on what was told: {names[told.ahead]}."
    if not told.close:
        return f"{before}Nothing else is left beside {', '.join(names[v] for v in told.shares)}."
    return f"{before}No clear leader: {', '.join(names[v] for v in told.close)}."
