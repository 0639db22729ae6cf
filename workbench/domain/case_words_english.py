"""How details of a person look in English."""

from __future__ import annotations

from workbench.domain.case_words import (
    NUMERIC_DATE,
    VALUE,
    Pattern,
    SuspicionKind,
    WordSet,
    pattern_of,
)

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = (
    rf"(?:{NUMERIC_DATE}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?:19|20)\d\d"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
)
_SOMEBODY = (
    r"(?:[Vv]ictim|[Ss]urvivor|[Gg]irl|[Bb]oy|[Ww]oman|[Mm]an|[Cc]hild|[Mm]inor|[Cc]lient"
    r"|[Bb]eneficiary|[Ww]itness|[Cc]omplainant|[Pp]atient|[Dd]aughter|[Ss]on|[Mm]other|[Ff]ather"
    r"|[Ss]ister|[Bb]rother|[Tt]eenager|[Rr]esident|[Dd]etainee|[Ii]njured party|[Ww]orker)"
)
_NAME = r"(?P<name>[A-Z][a-zà-ž]{1,}(?:[’'-][A-Z]?[a-zà-ž]+)?(?: [A-Z]\.| [A-Z][a-zà-ž’'-]+){0,2})"
_FULL_NAME = (
    r"(?P<name>[A-Z][a-zà-ž]+(?:[’'-][A-Z]?[a-zà-ž]+)?(?: [A-Z]\.| [A-Z][a-zà-ž’'-]+){1,2})"
)
_INITIALS = r"(?!U\. ?S\.|U\. ?N\.|U\. ?K\.|E\. ?U\.)[A-Z]\. ?[A-Z]\."
_PAST = (
    r"(?:was|were|had|arrived|told|came|ran|escaped|said|reported|disclosed|fled|left|agreed"
    r"|refused|phoned|called|asked|returned|disappeared|went|crossed|worked|stayed|slept)"
)
_AGE = r"(?:[1-9]|[1-9]\d)"
_AFTER_AGE = (
    r"(?:\)|,(?! \d)|;|\.(?!\d)|$| years?\b| yrs?\b| ?y\.?/?o\.?\b|-year-old"
    r"| (?:from|who|was|is|has|and|said|came|arrived|told)\b)"
)
_LAW = (
    r"\b(?:Directive|Regulation|Act|Convention|Decision|Ordinance|Law|Order|Protocol|[Aa]greements?"
    r"|[Mm]emorandum|Gazette|[Ee]dition|[Vv]ersion|[Aa]dopted|[Rr]eview(?:ed)?|[Vv]erified"
    r"|in force|[Vv]alid|[Uu]pdated?|as of|[Ss]igned|[Aa]pproved|[Pp]ublished|[Tt]raining"
    r"|[Ff]unded|[Ll]icen[cs]e|[Dd]eadline|[Rr]eport(?:s|ing)? (?:is|are) due)\b"
)
_PARTS = {
    "somebody": _SOMEBODY,
    "name": _NAME,
    "full": _FULL_NAME,
    "initials": _INITIALS,
    "date": _DATE,
    "month": _MONTH,
    "age": _AGE,
    "after": _AFTER_AGE,
    "past": _PAST,
    "value": VALUE,
}


def _en(kind: SuspicionKind, written: str, unless: str = "") -> Pattern:
    return pattern_of(kind, _PARTS, written, unless)


ENGLISH = WordSet(
    ("[A-Za-z]"),
    (
        _en(
            SuspicionKind.BIRTH,
            r"\b(?:[Bb]orn|[Dd]\.?[Oo]\.?[Bb]\b\.?|DOB|[Dd]ate of birth|[Bb]irth ?date"
            r"|[Bb]irthday|[Nn]ée?)"
            r"(?! (?:after|before|since|between|on or|from)\b)[^.\n]{0,24}?"
            r"(?:~date~|\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? ~month~\b)",
        ),
        _en(
            SuspicionKind.DATE,
            r"\b~somebody~\b(?!s)[^.\n]{0,80}?(?<![\d.])~date~",
            _LAW,
        ),
        _en(
            SuspicionKind.DATE,
            r"(?<![\d.])~date~[^.\n]{0,60}?\b(?:a|the|this|our"
            r"|one) (?:[a-z-]+ ){0,3}?~somebody~\b(?!s)",
            _LAW,
        ),
        _en(
            SuspicionKind.NUMBER,
            r"\b(?i:passport|identity (?:card|document)|ID(?: card)?|visa|residence (?:permit|card)"
            r"|(?:national|personal|social security|insurance|alien) (?:ID|identity|identification)"
            r"|case(?: file)?|file|docket|police report|criminal case|pre-trial case"
            r"|medical record)"
            r"(?i: no\b\.?| number| nr\b\.?| #| ?№| ref(?:erence|\.)?)(?: ?[:#]| is"
            r"| was)? ?~value~",
        ),
        _en(
            SuspicionKind.NUMBER,
            r"\b(?:[Pp]assport|[Ii]dentity card|ID card|ID|[Vv]isa|[Cc]ase(?: file)?|[Ff]ile"
            r"|[Rr]esidence permit|(?i:(?:national|personal|social security|insurance"
            r"|alien) number))"
            r"(?: ?[:#]| is)? ?(?=(?:[^\d\n]{0,4}\d){5})~value~",
        ),
        _en(
            SuspicionKind.AGED_NAME,
            r"\b~full~(?:,? aged |, age |, | \((?:aged? )?| is | was | )~age~~after~",
        ),
        _en(
            SuspicionKind.AGED_NAME,
            r"\b~name~(?:,? aged |, age )~age~\b(?! (?:and|or|to)\b)",
        ),
        _en(
            SuspicionKind.AGED_NAME,
            r"\b~name~,? (?:\((?:aged? )?|is |was )?~age~ ?(?:years? old|-year-old|y\.?/?o\b)",
        ),
        _en(
            SuspicionKind.AGED_NAME,
            r"\b~name~(?:, | \()~age~(?:\)|,) (?:from|who|~past~)\b",
        ),
        _en(SuspicionKind.AGED_NAME, r"\b~age~[- ]year[- ]old ~name~"),
        _en(SuspicionKind.AGED_NAME, r"\b~full~, who (?:is|was) ~age~\b"),
        _en(
            SuspicionKind.AGED_NAME,
            r"\b~initials~,? ?\(?(?:aged? )?~age~\b(?! ?(?:hours?|days?|weeks?|months?"
            r"|minutes?|%))",
        ),
        _en(
            SuspicionKind.AGED_NAME,
            r"\b~age~[- ]year[- ]old (?:[a-zA-Z]+ ){0,2}?(?:girl|boy|woman|man|national|child"
            r"|victim|survivor)"
            r"\b[^.\n]{0,50}?\b~past~\b",
        ),
        _en(
            SuspicionKind.NAMED_PERSON,
            r"\b~somebody~(?:,|:| –| is| was|,? (?:is |was )?(?:named|called|known as)"
            r"|,? by the name of|,? whose name (?:is|was)|'s name (?:is|was))? ~name~\b",
        ),
        _en(
            SuspicionKind.NAMED_PERSON,
            r"\b~somebody~\b[^.\n]{0,40}?\b(?:named|called|known as|by the name of) ~name~\b",
        ),
        _en(SuspicionKind.NAMED_PERSON, r"\b~somebody~,? ~initials~"),
        _en(SuspicionKind.NAMED_PERSON, r"\b(?:[Tt]he )?case of ~name~(?: [A-Z]\.)?"),
        _en(
            SuspicionKind.NAMED_PERSON,
            r"\b(?:[Hh]er|[Hh]is|[Mm]y) (?:real |first )?name (?:is|was) ~name~",
        ),
        _en(SuspicionKind.NAMED_PERSON, r"\b(?:Mr|Mrs|Ms|Miss|Mme)\.? ~name~"),
        _en(
            SuspicionKind.NAMED_PERSON,
            r"\b~full~ (?:was|has been) (?:trafficked|exploited|recruited|forced|abused|raped"
            r"|rescued|identified as)\b",
        ),
        _en(
            SuspicionKind.CONTACT,
            r"\b(?:[Hh]er|[Hh]is|~somebody~['’]s) (?:own |home |private |mobile |current )?"
            r"(?:mobile|phone|telephone|number|e-?mail|address|profile)\b[^.\n]{0,20}?"
            r"(?:\+?\d[\d ()/-]{5,}\d|\S+@\S+|\d+ [A-Z]\w+)",
        ),
        _en(
            SuspicionKind.CONTACT,
            r"\b(?:[Ss]he|[Hh]e|~somebody~) (?:now |still |currently )?(?:lives?|lived|resides?"
            r"|stays?|is staying|is hiding)"
            r" (?:at|in|on) (?:No\.? ?|number )?\d+[a-z]?,? [A-Z]\w+",
        ),
        _en(
            SuspicionKind.CONTACT,
            r"\b(?:[Cc]all|[Rr]each|[Pp]hone|[Tt]ext) (?:her"
            r"|him)\b[^.\n]{0,12}?\+?\d[\d ()/-]{5,}\d",
        ),
    ),
    (
        r"(?i:unit|support|protection|advoca\w*|assistance|helpline|hotline|line|cent(?:re"
        r"|er)s?|services?|fund|rights?"
        r"|convention|act|law|directive|regulation|ministr\w+|police|agenc\w+|committee|council"
        r"|commission\w*"
        r"|courts?|offic\w+|department|directorate|welfare|care|identification|referral|forms?"
        r"|annex|article|measure"
        r"|step|stage|section|chapter|table|screening|interview|statement|consent|guardian\w*"
        r"|shelters?|homes?|house"
        r"|rooms?|hospital|clinic|school|embassy|consulate|border|coast|guard|labour|social"
        r"|national|state|local|regional"
        r"|international|european|united|nations|union|federal|public|general|main|chief|deputy"
        r"|director|head|duty|focal"
        r"|point|team|task|force|network|programme|program|project|standard|principle|protocol"
        r"|procedure|handbook|guide"
        r"|guidelines?|manual|policy|plan|strategy|code|book|part|page|paragraph|item|option"
        r"|version|edition|group|area"
        r"|zone|ward|district|province|city|town|region|street|avenue|road|square|east|west"
        r"|north|south|red|cross|crescent"
        r"|nongovernmental|ngos?|immigration|asylum|migration|prosecut\w+|ombuds\w+|judge"
        r"|investigat\w+|inspect\w+|psycholog\w+"
        r"|doctor|nurse|teacher|lawyer|counsel\w*|interpreter|mediator|coordinator|manager"
        r"|worker|expert|specialist|officer"
        r"|compensation|legal|aid|health|medical|mental|safety|security|risk|needs|assessment"
        r"|best|interests?|return|reintegration"
        r"|january|february|march|april|may|june|july|august|september|october|november|december"
        r"|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?"
        r"|(?i:the|this|these|those|that|there|then|they|their|it|its|he|she|his|her|we|our|you"
        r"|your|if|when|where|who|what|which"
        r"|how|why|in|on|at|by|for|from|with|without|after|before|during|until|and|or|but|not"
        r"|no|yes|any|all|each|every|some"
        r"|must|may|should|can|will|is|are|was|were|has|have|do|does|as|to|of|under|over|both"
        r"|only|also|such|same|other|one|two"
        r"|three|four|five|ask|tell|call|write|record|inform|explain|offer|contact|refer|note"
        r"|see|use|give|check|keep|bring|take|send|make|let|never|always)"
        r"|(?:Bulgar|Roman|Ukrain|Russ|Serb|Macedon|Alban|Hungar|Ital|Ind|Iran|Niger|Ethiop"
        r"|Brazil|Colomb"
        r"|Venezuel|Austr|Armen|Georg|Syr|Jordan|Tunis|Alger|Egypt|Liby|Ghana|Gamb|Liber|Keny"
        r"|Ugand|Tanzan"
        r"|Malays|Indones|Cambod|Mongol|Belarus|Lithuan|Latv|Eston|Slovak|Sloven|Croat|Bosn"
        r"|Kosov|Norweg|Belg"
        r"|Canad|Palestin|Europ|Eritr|Kor|Zimbabwe|Camero?on|Moldov|Americ|Afric|Mexic|As"
        r"|Paraguay|Peruv)"
        r"(?:i|e)?ans?"
        r"|(?:Turk|Brit|Ir|Pol|Swed|Dan|Finn|Span|Kurd|Scott|Engl|Jew)ish"
        r"|(?:Chin|Vietnam|Japan|Portugu|Leban|Sudan|Nepal|Congol|Burm|Senegal|Sri Lank)ese"
        r"|Guides?|Scouts?|Roma|Germans?|French|Greeks?|Dutch|Swiss|Thai|Czech|Afghans?|Iraqi"
        r"|Pakistani|Turk|Serb|Croat"
        r"|EU|Arab(?:ic)?|Kurd|Uzbek|Nepali|Bangladeshi|Europe|Bulgaria|Romania|Greece|Turkey"
        r"|Serbia"
        r"|Macedonia|Germany|France|Italy|Spain|Moldova|Ukraine|Albania|Kosovo|Sofia|Varna"
        r"|Burgas|Plovdiv|Palermo|Istanbul|Barnahus"
        r"|Child\w*|Victims?|Survivors?|Wom[ae]n|M[ae]n|Girls?|Boys?|Person\w*|People"
        r"|Witness\w*|Famil\w+|Youth|Minors?|Adults?|Clients?"
    ),
)
