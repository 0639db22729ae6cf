"""The words in which people say time limits, in English and Bulgarian; capitals never matter.

A further language is a further group of words here. What is not listed is never guessed at.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.values import LimitKind, Unit

_UNITS = {
    Unit.MINUTE: "min mins minute minutes мин минута минути",
    Unit.HOUR: "h hr hrs hour hours ч час часа часове",
    Unit.WORKING_DAY: "wd wds working_day working_days business_day business_days workday workdays "
    "work_day work_days работен_ден работни_дни работни_дена раб_ден раб_дни рд",
    Unit.DAY: "d day days calendar_day calendar_days cal_day cal_days consecutive_days "
    "ден дни дена дн календарен_ден календарни_дни календарни_дена кал_дни кд",
    Unit.WEEK: "wk wks week weeks седмица седмици седм",
    Unit.MONTH: "mo mos mth mths month months calendar_month calendar_months "
    "месец месеца месеци мес",
    Unit.YEAR: "y yr yrs year years год година години г",
}
UNITS: Mapping[str, Unit] = {
    word.replace("_", " "): unit for unit, words in _UNITS.items() for word in words.split()
}

_OPENINGS = {
    LimitKind.DEADLINE: (
        "within|in no more than|no later than|not later than|at the latest within|≤|<=|"
        "до|в срок до|в срок от|в рамките на|не по-късно от|най-късно до"
    ),
    LimitKind.MAXIMUM_STAY: (
        "at most|for at most|up to|for up to|no longer than|not longer than|for no longer than|"
        "no more than|not more than|for no more than|maximum|a maximum of|for a maximum of|max|"
        "най-много|за най-много|не повече от|за не повече от|не по-дълго от|максимум"
    ),
    LimitKind.ENTITLEMENT: (
        "for|at least|for at least|no less than|not less than|for no less than|minimum|"
        "a minimum of|for a minimum of|min|"
        "за|за срок от|за период от|поне|за поне|най-малко|за най-малко|не по-малко от|минимум"
    ),
    LimitKind.RECURRING: (
        "every|each|once every|на всеки|на всяка|всеки|всяка|веднъж на|веднъж на всеки|"
        "веднъж на всяка"
    ),
}
OPENINGS: Mapping[str, LimitKind] = {
    phrase: kind for kind, phrases in _OPENINGS.items() for phrase in phrases.split("|")
}

ADVERBS: Mapping[str, Unit] = {
    "hourly": Unit.HOUR,
    "daily": Unit.DAY,
    "weekly": Unit.WEEK,
    "monthly": Unit.MONTH,
    "yearly": Unit.YEAR,
    "annually": Unit.YEAR,
    "ежечасно": Unit.HOUR,
    "ежедневно": Unit.DAY,
    "ежеседмично": Unit.WEEK,
    "ежемесечно": Unit.MONTH,
    "ежегодно": Unit.YEAR,
}

# What happens again and again, and what happens once, without any length of time.
EACH_TIME = (
    "at each|at every|on each|on every|upon each|upon every|after each|after every|before each|"
    "before every|with each|with every|each time|every time|whenever|"
    "при всеки|при всяка|при всяко|след всеки|след всяка|след всяко|преди всеки|преди всяка|"
    "преди всяко|всеки път"
)
AT_AN_EVENT = (
    "before|after|during|upon|on|when|at|until|following|prior to|"
    "преди|след|при|по време на|когато|докато"
)
SAID_OF_HASTE = (
    "at once|at the earliest|at the latest|at least|at most|at any|on time|on demand|on request|"
    "until further notice|when possible|when necessary|when needed|at all times|on an ongoing|"
    "при първа възможност|при възможност|при необходимост|при нужда|при поискване"
)

AFTER = "after|from|since|of|following|counted from|starting from|след|от|считано от"
STEP = "step|стъпка"
# Words after which an event is no longer plain: it holds an exception or a second case.
NOT_PLAIN = "unless|except|but|or|if|however|then|освен|или|ако|но|обаче"

EXTENDABLE = (
    r"extendable|extensible|renewable|(?:and )?(?:may|can) be (?:extended|renewed|prolonged)|"
    r"с възможност за удължаване|(?:и )?може да (?:бъде удължен\w?|се удължи|се удължава)"
)
NOT_EXTENDABLE = (
    r"not extendable|non-?extendable|not renewable|non-?renewable|"
    r"(?:may not|cannot|can not|must not) be (?:extended|renewed|prolonged)|"
    r"без (?:право на |възможност за )?удължаване|не може да (?:бъде удължен\w?|се удължи|"
    r"се удължава)"
)
BY = "by|от"

_ONES = (
    "zero нула|a an one един една едно|two два две|three три|four четири|five пет|six шест|"
    "seven седем|eight осем|nine девет|ten десет|eleven единадесет единайсет|"
    "twelve дванадесет дванайсет|thirteen тринадесет тринайсет|fourteen четиринадесет четиринайсет|"
    "fifteen петнадесет петнайсет|sixteen шестнадесет шестнайсет|"
    "seventeen седемнадесет седемнайсет|"
    "eighteen осемнадесет осемнайсет|nineteen деветнадесет деветнайсет"
)
_TENS = (
    "twenty двадесет двайсет|thirty тридесет трийсет|forty четиридесет четирийсет|fifty петдесет|"
    "sixty шестдесет шейсет|seventy седемдесет|eighty осемдесет|ninety деветдесет"
)


def _numbers() -> dict[str, int]:
    """Every number in words below 101: "two", "twenty-four", "двадесет и четири"."""
    ones = {word: n for n, row in enumerate(_ONES.split("|")) for word in row.split()}
    tens = {word: 10 * n for n, row in enumerate(_TENS.split("|"), start=2) for word in row.split()}
    made = ones | tens | {"hundred": 100, "one hundred": 100, "a hundred": 100, "сто": 100}
    for ten, much in tens.items():
        joins = ("-", " ") if ten.isascii() else (" и ",)
        for one, more in ones.items():
            if 1 <= more <= 9 and one.isascii() == ten.isascii() and one not in ("a", "an"):
                made |= {f"{ten}{join}{one}": much + more for join in joins}
    return made


NUMBERS: Mapping[str, int] = _numbers()
