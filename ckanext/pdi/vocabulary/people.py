"""Which words are people's names, and which only look like names?

Closed lists for telling ``Maria Lopez`` from ``Motor Vehicle Theft``. They are used
while a cell is looked at; no word of it is kept.
"""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Given names that are common in the United States (lists of the Census Bureau and
#: the Social Security Administration) and hardly mean anything else.
GIVEN_NAMES = _set(
    """
    james john robert michael william david richard joseph thomas charles christopher
    daniel matthew anthony donald steven paul andrew joshua kenneth kevin brian george
    timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen
    larry justin scott brandon benjamin samuel gregory alexander patrick raymond jack
    dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah
    ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan
    arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert
    willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip
    eugene luis carlos miguel antonio jesus francisco manuel pedro mario ricardo javier
    fernando hector mary patricia jennifer linda elizabeth barbara susan jessica sarah
    karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol
    amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen
    angela shirley emma brenda pamela nicole anna samantha katherine christine debra
    rachel carolyn janet maria olivia heather helen catherine diane julie joyce victoria
    ruth kelly lauren christina joan evelyn judith andrea hannah megan cheryl jacqueline
    martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean
    alice judy isabella julia denise amber danielle marilyn beverly tiffany natalie
    theresa diana brittany doris kayla alexis lori marie tyrone jamal darnell andre
    marcus terrence latoya keisha luz rosa carmen guadalupe juana chad craig derek todd
    travis tony frank fred louis martin phillip shawn ernest stanley
    """
)

#: Words of phrases in police data that are written like names and are none.
NO_NAMES = _set(
    """
    no not of and or the in on at to by with for from per north south east west northern
    southern eastern western central district division unit area zone sector region
    county city town village state federal public private school university college
    hospital park station center centre building store market mall hotel motel apartment
    apartments residence residential commercial church bank bar restaurant parking lot
    garage bridge airport motor auto car truck property person persons call calls
    service response report incident crime criminal offense offence charge case stop
    search force use verbal written physical mental health medical emergency fire alarm
    noise loud lost found missing animal welfare check assist aid other unknown none
    general special first second third full part time new old high low major minor
    simple serious grand petty degree attempt attempted failure fail open community
    field patrol internal affairs human resources support services operations
    investigations training team group office american indian pacific islander native
    alaskan middle two more races age years date number code type law enforcement body
    worn camera video gas control hold empty hand soft hard drug alcohol license
    suspended expired tags light red improper illegal unlawful failed turn insurance
    complaint policy procedure rules courtesy demeanor performance duty duties ethics
    hill heights lake river valley beach creek island springs ridge grove mount mt fort
    port point harbor bay square plaza gardens estates manor woods forest downtown
    uptown midtown neighborhood san santa los las saint nuestra
    """
)
