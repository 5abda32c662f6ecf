"""Which words stand in the cells of police data?

Closed lists of *value* words (column names are another vocabulary). A profile
says how many cells of a column hold a word of a list, never which cell. ``NULLS``
and ``WITHHELD`` decide the kind of a cell; ``TOTALS`` finds rows that add up
others; ``LISTS`` are counted for each column.

A list has whole values (``w`` alone is a race, ``w`` in an address is not) and
inside words, which count wherever they stand in a cell of a few words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


def _set(text: str) -> frozenset[str]:
    return frozenset(entry.strip() for entry in text.split("|") if entry.strip())


#: Spelled nulls: nothing is known, nothing is held back.
NULLS = _set(
    "na | n/a | n.a. | n.a | #n/a | #na | nan | null | (null) | <null> | [null] |"
    "nil | none | (none) | - | -- | --- | — | – | . | .. | ... | (blank) | blank |"
    "(empty) | empty | not applicable | missing | <na> | \\n | _ | #ref! | #value! |"
    "#name? | #div/0! | #null! | #num! | n\\a | -na- | not available | no data"
)

#: Spelled refusals: something is held back, or the writer did not know.
WITHHELD = _set(
    "redacted | [redacted] | (redacted) | unknown | unk | unkn | (unknown) | u/k |"
    "not entered | not specified | unspecified | not provided | not reported |"
    "not recorded | not stated | not known | undetermined | undisclosed |"
    "not disclosed | suppressed | confidential | withheld | masked | private |"
    "restricted | exempt | expunged | sealed | tbd | to be determined |"
    "pending entry | data missing | no information | unavailable | ? | ?? | ??? |"
    "xxx | xxxx | xxxxx"
)
#: Spelling -> kind of the cell.
SPELLED: Mapping[str, str] = {
    **dict.fromkeys(WITHHELD, "withheld"),
    **dict.fromkeys(NULLS, "null_word"),
}
#: Cells up to this length are a refusal when one of its words stands in them.
WITHHELD_LENGTH = 40

#: A cell that is one of these begins a row that adds up others.
TOTALS = _set(
    "total | totals | grand total | grand totals | subtotal | subtotals | sub-total |"
    "sub total | sub totals | overall | overall total | total all | all total |"
    "statewide | statewide total | state total | state totals | citywide |"
    "city-wide | citywide total | city total | countywide | county total |"
    "nationwide | national total | total us | u.s. total | all offenses |"
    "all offences | all crimes | all races | all agencies | all districts |"
    "all precincts | total offenses | total crimes | total arrests | total stops |"
    "total incidents | total complaints | total claims | total cases | total number |"
    "year total | yearly total | annual total | monthly total | ytd total |"
    "department total | departmentwide | i alt | gesamt | insgesamt | totale |"
    "total general | suma | razem | totaal | yhteensä | totalt | sum | column total"
)
#: The first words by which a longer cell may announce such a row.
TOTAL_STARTS = ("grand total", "subtotal", "sub-total", "sub total", "totals", "total")

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = _set(
    "monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon |"
    "tue | tues | wed | weds | thu | thur | thurs | fri | sat | sun"
)

_STATES = _set(
    "alabama | alaska | arizona | arkansas | california | colorado | connecticut |"
    "delaware | florida | georgia | hawaii | idaho | illinois | indiana | iowa |"
    "kansas | kentucky | louisiana | maine | maryland | massachusetts | michigan |"
    "minnesota | mississippi | missouri | montana | nebraska | nevada |"
    "new hampshire | new jersey | new mexico | new york | north carolina |"
    "north dakota | ohio | oklahoma | oregon | pennsylvania | rhode island |"
    "south carolina | south dakota | tennessee | texas | utah | vermont | virginia |"
    "washington | west virginia | wisconsin | wyoming | district of columbia |"
    "puerto rico"
)
_STATE_CODES = _set(
    "al | ak | az | ar | ca | co | ct | de | fl | ga | hi | id | il | in | ia | ks |"
    "ky | la | me | md | ma | mi | mn | ms | mo | mt | ne | nv | nh | nj | nm | ny |"
    "nc | nd | oh | ok | or | pa | ri | sc | sd | tn | tx | ut | vt | va | wa | wv |"
    "wi | wy | dc | pr"
)

_NOTHING: frozenset[str] = frozenset()

#: list name -> (whole values, words that count inside a short cell).
LISTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "total": (TOTALS, _NOTHING),
    "month": (frozenset(MONTHS), _NOTHING),
    "weekday": (WEEKDAYS, _NOTHING),
    "race": (
        _set(
            "w | b | h | a | i | o | p | m | wh | bl | hi | as | ai | ap | pi | nh |"
            "wm | bm | hm | wf | bf | hf | aa | other | two or more races |"
            "american indian | native american | pacific islander | middle eastern |"
            "multiracial | biracial | east indian | alaska native |"
            "black african american"
        ),
        _set(
            "white | black | hispanic | latino | latina | latinx | asian |"
            "caucasian | african | hawaiian | multiracial | biracial | indigenous |"
            "nonhispanic"
        ),
    ),
    "sex": (
        _set("m|f|x|u|male|female|man|woman|nonbinary|non-binary|transgender|other"),
        _set("male | female | nonbinary | transgender | woman"),
    ),
    "us_state": (_STATES | _STATE_CODES, _NOTHING),
    "yes_no": (_set("y|n|yes|no|true|false|t|f|checked|unchecked|0|1"), _NOTHING),
    "offence": (
        _NOTHING,
        _set(
            "theft | larceny | burglary | burg | robbery | assault | aggravated |"
            "battery | homicide | murder | manslaughter | rape | arson | vandalism |"
            "mischief | fraud | forgery | trespass | trespassing | narcotics |"
            "narcotic | drug | drugs | marijuana | possession | dui | dwi |"
            "intoxication | intoxicated | disorderly | harassment | stalking |"
            "kidnapping | prostitution | gambling | embezzlement | shoplifting |"
            "felony | misdemeanor | domestic | violence | sexual | larcenies |"
            "stolen | weapons | extortion | contraband | obstruction | liquor |"
            "bribery | threat | threats | menacing"
        ),
    ),
    "force": (
        _set("oc | ecw | cew | k9 | k-9 | physical | less lethal | less-lethal"),
        _set(
            "taser | baton | handcuff | handcuffs | handcuffing | takedown | tackle |"
            "pepper | spray | strike | strikes | punch | punches | kick | kicks |"
            "canine | firearm | restraint | wrist | grab | holding | beanbag |"
            "chokehold | neck | knee | knees | hands | fists | pointed | discharge |"
            "discharged | compliance | armbar | wristlock | probe | ecd | asp |"
            "bodily"
        ),
    ),
    "outcome": (
        _set("no action | no further action | cleared by arrest | inactive | active"),
        _set(
            "sustained | unfounded | exonerated | dismissed | warning | warned |"
            "citation | cited | arrest | arrested | closed | cleared | convicted |"
            "acquitted | guilty | suspended | suspension | reprimand | terminated |"
            "counseling | counselled | mediated | mediation | withdrawn | settled |"
            "settlement | transported | hospitalized | injured | fatal | killed |"
            "deceased | died | released | summons | summoned | pending |"
            "unsubstantiated | substantiated | inconclusive | referred | declined |"
            "resolved"
        ),
    ),
    "stop_reason": (
        _NOTHING,
        _set(
            "speeding | speed | equipment | registration | moving | traffic |"
            "signal | seatbelt | headlight | taillight | suspicious | probable |"
            "consensual | investigatory | investigative | reasonable | checkpoint |"
            "bolo | pedestrian | parking | violation | warrant | inspection |"
            "welfare | lane | vehicle"
        ),
    ),
    "rank": (
        _set("po | sgt | lt | capt | cpl | det | ofc | off | chief | dep | commander"),
        _set(
            "officer | sergeant | lieutenant | captain | corporal | detective |"
            "deputy | commander | sheriff | trooper | recruit | cadet | inspector |"
            "major | patrolman | sgt | lt | capt | constable | superintendent"
        ),
    ),
    "weapon": (
        _set("gun | none | unarmed"),
        _set(
            "gun | handgun | firearm | rifle | shotgun | pistol | revolver | knife |"
            "knives | blade | machete | hammer | bat | axe | sword | unarmed | toy |"
            "bb | pellet | explosive | screwdriver | crowbar"
        ),
    ),
    "allegation": (
        _NOTHING,
        _set(
            "misconduct | discourtesy | discourteous | rudeness | neglect | conduct |"
            "unbecoming | allegation | complaint | bias | profiling | abuse |"
            "profanity | untruthfulness | insubordination | negligence |"
            "unprofessional"
        ),
    ),
    "street": (
        _NOTHING,
        _set(
            "st | street | ave | av | avenue | rd | road | blvd | boulevard | dr |"
            "drive | ln | lane | hwy | highway | block | blk | pkwy | parkway | ct |"
            "court | pl | terrace | ter | cir | circle | sq | fwy | expy |"
            "intersection"
        ),
    ),
    "agency": (
        _set("pd | so | police | sheriff"),
        _set(
            "police | sheriff | sheriffs | pd | dept | department | constabulary |"
            "patrol | constable | marshal | agency | bureau | polizia | policia"
        ),
    ),
    "person_role": (
        _set("subject | officer | civilian | suspect | victim | witness | complainant"),
        _set(
            "victim | suspect | offender | complainant | witness | civilian |"
            "juvenile | defendant | arrestee | driver | passenger | pedestrian"
        ),
    ),
}


def is_withheld(lower: str) -> bool:
    """Does a short cell say that something is held back?"""
    return len(lower) <= WITHHELD_LENGTH and (
        "redacted" in lower or "withheld" in lower or "suppressed" in lower
    )


@cache
def index() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """(whole value -> names of lists, inside word -> names of lists)."""
    whole: dict[str, tuple[str, ...]] = {}
    inside: dict[str, tuple[str, ...]] = {}
    for name, (values, parts) in LISTS.items():
        for value in values | parts:
            whole[value] = (*whole.get(value, ()), name)
        for part in parts:
            inside[part] = (*inside.get(part, ()), name)
    return whole, inside
