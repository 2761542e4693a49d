"""How large a sum of money may be, in each currency: above it a price is taken for a slip of the hand."""

from __future__ import annotations

from logic.content.about import Currency

MOST = 200_000
"""In a currency like the dollar: several times the highest price of the evidence."""

_WORTH = {
    10: "bob brl bwp cny czk dkk gtq hkd hnl mad mdl mop mvr mxn mzn nad nok scr sek sle srd stn szl tjs tmt ttd zar zmw",
    100: "afn all bdt btn cve djf dop dzd egp etb gyd htg inr isk jmd jpy kes kgs lkr lrd mkd mru mur nio npr php pkr rsd rub thb try twd "
    "uah uyu ves vuv xpf yer",
    1_000: "amd aoa ars bif cdf clp crc huf iqd kmf krw kzt mmk mwk ngn rwf sdg sos ssp tzs xaf xof",
    10_000: "cop gnf idr khr lak mga mnt pyg sll syp ugx uzs vnd",
    100_000: "irr lbp",
}
"""How many make up about a dollar, to the nearest power of ten, and the currencies of which so many do."""
_TIMES = {code: times for times, codes in _WORTH.items() for code in codes.split()}


def most(currency: Currency) -> int:
    """The highest sum anybody may mean: what the aid says itself, else by the code of its currency."""
    return currency.most or MOST * _TIMES.get(currency.code, 1)
