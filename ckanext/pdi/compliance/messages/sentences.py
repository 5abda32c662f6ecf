"""Which sentence stands for which evidence code?

Whole sentences with named placeholders, never fragments. ``N_`` marks them for
extraction; they are translated when shown. Where a number decides the wording two
forms stand, for one and for many.
"""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark for extraction; translated when shown."""
    return text


#: code -> sentence. ``{row}``, ``{column}`` come from the evidence's place, all
#: others from its data; lists are joined and cut, numbers are grouped.
SENTENCES: dict[str, str] = {
    "acquire.missing": N_("No file is attached to this resource."),
    "acquire.empty": N_("The file is empty: it holds no data at all."),
    "acquire.link_not_read": N_(
        "This is a link to another site. It has not been opened, so nobody can tell"
        " what is behind it."
    ),
    "acquire.unreachable": N_("The file could not be downloaded."),
    "acquire.over_limit": N_("The file is larger than we may read here."),
    "acquire.error": N_("The file could not be opened, so it could not be checked."),
    "format.data": N_("The file is in the data format {format}."),
    "format.pdf": N_("The file is a PDF document ({signature}), not data."),
    "format.doc": N_("The file is a Word document, not data."),
    "format.docx": N_("The file is a Word document, not data."),
    "format.ppt": N_("The file is a presentation, not data."),
    "format.html": N_("The file is a web page, not data."),
    "format.rtf": N_("The file is a text document (RTF), not data."),
    "format.image": N_("The file is an image ({signature}), not data."),
    "format.script": N_("The file is a program or script, not data."),
    "format.lfs_pointer": N_(
        "The file is only a pointer to data kept elsewhere (Git LFS), not the data."
    ),
    "format.lock_file": N_(
        "The file is the lock file of an open document, not the document itself."
    ),
    "format.prose": N_("The file is running text, not a table of records."),
    "format.unknown": N_("The format of this file is not known ({signature})."),
    "parse.unclosed_quote": N_(
        "From row {row} on a quotation mark is never closed, so the rest of the file"
        " cannot be read."
    ),
    "parse.loose_quote": N_(
        "From row {row} on a blank stands before quotation marks, so"
        " they do not protect"
        " the commas inside and cells are cut apart."
    ),
    "parse.syntax_error": N_(
        "The file breaks the rules of its own format and cannot be read to its end."
    ),
    "parse.decode_error": N_(
        "{errors} characters are not written in the encoding of the rest of the file."
    ),
    "parse.nul_byte": N_(
        "The file holds zero bytes, which do not belong in text; it may be damaged."
    ),
    "parse.not_supported": N_(
        "The file is in a data format that we recognise but do not read yet."
    ),
    "parse.encrypted": N_("The file is protected by a password."),
    "parse.sampled": N_(
        "Only the beginning and the end of the file were read, so this is not final."
    ),
    "parse.limit": N_("The file is too large or too slow to be read here to its end."),
    "parse.error": N_("Something went wrong while the file was read; try once more."),
    "header.row": N_("The names of the {columns} columns stand in row {row}."),
    "header.absent": N_(
        "No row of column names was found, so nobody can tell what the columns mean."
    ),
    "header.unusable": N_(
        "{unusable} of {columns} columns have no name of their own: {empty} are"
        " without a name, and these are repeated: {repeated}."
    ),
    "header.several": N_("The column names are spread over rows {rows}."),
    "cells.merged": N_("Cells are merged among the records: {ranges}."),
    "cells.limit": N_("The longest cells of {columns} may have been cut off."),
    "rows.limit": N_(
        "There are exactly {rows} rows: many programs stop exporting at that number."
    ),
    "notes.around": N_(
        "{above} rows above and {below} rows below the table are no records:"
        " rows {rows}."
    ),
    "table.several": N_(
        "There are {blocks} tables below each other and {sheets} sheets with data; one"
        " of them was read."
    ),
    "table.printed": N_(
        "Numbers and words take turns in a single column of {rows} lines: it looks like"
        " a report printed to text."
    ),
    "archive.members": N_(
        "The archive holds {members} files; it is not clear which counts."
    ),
    "number.none": N_("No column numbers the records."),
    "number.unique": N_("{column} numbers the records."),
    "number.repeated": N_("{column} numbers the events; several rows share a number."),
    "number.counter": N_("{column} only counts the rows."),
    "number.of_totals": N_("{column} numbers the rows of daily totals, not events."),
    "date.none": N_("No column gives the day of an event."),
    "date.varied": N_("{column} gives the day: {days} different days."),
    "date.split": N_("Year, month and day of the event stand in three columns."),
    "date.one_day": N_("{column} gives one and the same day, as a daily log does."),
    "date.few": N_("{column} has too few different days to be the day of an event."),
    "date.of_totals": N_("{column} is the day that was counted, not that of an event."),
    "time.given": N_("{column} gives the time of day."),
    "time.none": N_("No column gives the time of day."),
    "time.coarse": N_("Time is given by {columns} only, not to the day."),
    "place.given": N_("{column} gives a place."),
    "place.none": N_("No column gives a place below the agency."),
    "describing.columns": N_("{count} columns describe the event: {columns}."),
    "describing.few": N_("Hardly any column says what happened, why and to whom."),
    "measures.columns": N_("{count} of {of} columns hold counts or rates: {columns}."),
    "periods.columns": N_("{count} columns are named after periods: {columns}."),
    "cube.key": N_(
        "Every row is a combination of {columns}: that is how totals are listed."
    ),
    "cube.grid": N_(
        "{columns} form a grid, and each place of it has its row: that is how totals"
        " are listed."
    ),
    "numbers.most": N_("{count} of {of} columns are plain numbers."),
    "daily.several": N_("{column} counts several events in every row."),
    "daily.totals": N_("Every row is one combination of {key}, and {column} counts."),
    "record.bare": N_("The records have neither a date nor a number."),
    "numbers.hidden": N_("{cells} numbers are hidden by marks such as <5 or *."),
    "rows.few": N_("There are only {rows} rows: too few to tell what a row is."),
    "reference.dictionary": N_(
        "The columns {columns} explain other data: this is a dictionary."
    ),
    "reference.catalogue": N_("The column {columns} lists links: this is a catalogue."),
    "entity.roster": N_("{columns} together with rank, title or hiring are a roster."),
    "entity.person": N_("{columns} name persons, and no column gives an event."),
    "entity.answers": N_("{columns} are questions: each row is somebody's answers."),
    "entity.career": N_("{columns} are days of a career, not of an event."),
    "entity.candidates": N_("{columns} say that the rows stand for election."),
    "entity.areas": N_("Each row is an area on the map, with its own {column}."),
    "entity.located": N_("Each row is a place on the map with its own {column}."),
    "entity.paid": N_("{columns} are posts and their pay."),
    "entity.alone": N_("{columns} is all there is: a list of values."),
    "entity.keyed": N_("{columns} are all there is, and no row of them repeats."),
    "entity.named": N_("Each row has its own {column}, and nothing happens in it."),
    "entity.numbered": N_("{column} numbers persons, places or things, not events."),
    "entity.links": N_("{columns} hold links."),
    "entity.narrow": N_("There is little more than the columns {columns}."),
    "entity.lookup": N_("{columns} look like a table of codes or spellings."),
    "roster.people": N_("Each row is one employee, as this category wants."),
    "roster.none": N_("The rows are no employees, though the category says so."),
    "rows.are_totals": N_("The rows themselves are totals, not single records."),
    "rows.are_entities": N_("The rows are persons, places or things, not events."),
    "rows.unknown": N_("What one row is could not be told."),
    "when.filled": N_("{column} is filled in {filled} of {rows} rows."),
    "when.elsewhere": N_(
        "No column gives the day; it may stand in another file with the same {column}."
    ),
    "when.kept": N_(
        "Only {column} is filled throughout, and that may be the day of record keeping."
    ),
    "when.first_rows": N_(
        "The day does not stand in every row, but each {column} has one."
    ),
    "when.proceeding": N_("{column} is the day of a court, not of the event."),
    "when.coarse": N_("The day is missing: {column} is all that says when."),
    "when.none": N_("No column says when it happened."),
    "what.filled": N_("{column} says what happened or why."),
    "what.sparse": N_("{column} is filled in only {filled} of {rows} rows."),
    "what.unnamed": N_(
        "No column name says what happened or why; {column} might, but its name is"
        " not one we know."
    ),
    "what.elsewhere": N_(
        "No column says what happened; that may stand in another file beside {column}."
    ),
    "what.none": N_("No column says what happened or why."),
    "who.given": N_("{column} says who was concerned."),
    "who.elsewhere": N_(
        "No column says who was concerned; that may stand in another file with the same"
        " {column}."
    ),
    "who.none": N_("No column gives race, sex or age of the persons concerned."),
    "who.no_race": N_("No column gives race or ethnicity of the persons concerned."),
    "filled.none": N_("There is no column by which the records could be broken down."),
    "filled.hollow": N_("{column} says nothing in {share} of the rows."),
    "format.declared": N_("Declared is {declared}, the bytes are {measured}."),
    "granularity.declared": N_("Declared is {declared}, measured is {measured}."),
    "coverage.measured": N_("The events run from {start} to {end}."),
    "coverage.unmeasured": N_(
        "The file does not say from when to when its events are."
    ),
    "names.public": N_("{column} names persons in {cells} rows."),
    "names.officers": N_("{columns} name officers."),
    "births.given": N_("{column} gives birth dates in {cells} rows."),
    "numbers.ssn": N_("{cells} cells of {column} look like social security numbers."),
    "numbers.driver_license": N_(
        "{cells} cells of {column} look like licence numbers."
    ),
    "numbers.payment_card": N_("{cells} cells of {column} look like card numbers."),
    "numbers.phone": N_("{cells} cells of {column} hold telephone numbers."),
    "numbers.email": N_("{cells} cells of {column} hold e-mail addresses."),
    "numbers.plate": N_("{cells} cells of {column} look like number plates."),
    "homes.exact": N_("{column} gives exact places, and sensitive matters are told."),
    "minors.identified": N_("{column} identifies persons, some under 18 ({age})."),
    "alone.share": N_("At least {share} of the rows are alone by day, place, person."),
    "alone.unmeasured": N_(
        "How many persons are alone in their group was not measured."
    ),
    "privacy.sampled": N_("Nothing was found, but not all of the file was read."),
    "category.known": N_("The category is {category}."),
    "category.none": N_("No category is chosen."),
    "category.unknown": N_("{category} is no category of the vocabulary."),
    "jurisdiction.none": N_("No jurisdiction is named."),
    "jurisdiction.unknown": N_("This portal does not know {jurisdictions}."),
    "duplicate.bytes": N_("The very same file stands in {datasets}."),
    "openness.private": N_("The data set is private: only members can see it."),
    "openness.not_active": N_("The data set is a draft or was deleted."),
    "facts.missing": N_(
        "This could not be checked: the file has not been read so far."
    ),
    "error.rule_failed": N_("This could not be checked because of an error of ours."),
}

#: Codes (or their beginnings) of doubts that the publisher of a file cannot mend.
NOTHING_TO_FIX = (
    "rows.unknown",
    "rows.are_entities",
    "facts.missing",
    "error.",
    "parse.limit",
    "parse.error",
    "parse.sampled",
    "parse.not_supported",
)

#: code -> (one, many): the number stands in the data under ``found`` or ``count``.
PLURALS: dict[str, tuple[str, str]] = {
    "total_row": (
        N_("{found} of {rows} rows looks like a total: {places}."),
        N_("{found} of {rows} rows look like totals: {places}."),
    ),
    "rows.ragged": (
        N_("{count} row has too many or too few cells: row {places}."),
        N_("{count} rows have too many or too few cells: rows {places}."),
    ),
}
#: One place of a total row within its sentence.
#: A list that was cut short.
MORE = N_("{listed} and more")
TOTAL_PLACE = N_("row {row} ({word})")

OUTCOME_WORDS = {
    "passed": N_("yes"),
    "failed": N_("no"),
    "cantTell": N_("cannot tell"),
    "inapplicable": N_("not judged"),
    "untested": N_("not checked"),
}
VERDICT_WORDS = {
    "passed": N_("Compliant"),
    "failed": N_("Not compliant"),
    "cantTell": N_("Cannot tell yet"),
    "inapplicable": N_("Not judged (documentation)"),
    "untested": N_("Not checked"),
}
PILLAR_TITLES = {
    "machine_readable": N_("Machine-readable"),
    "incident_level": N_("Incident-level"),
    "disaggregated": N_("Disaggregated"),
}
#: What the file seems to be, by granularity.
VERDICT_SENTENCES = {
    "incident": N_("Each row looks like one {unit}."),
    "aggregate": N_("The rows look like totals, not like single events."),
    "list": N_("The rows look like a list of persons, places or things, not events."),
    "none": N_("There is nothing to judge in this file."),
    "unknown": N_("What one row of this file is could not be told for sure."),
    "document": N_("Programs cannot read this file as data."),
    "documentation": N_("This file explains the data and is not judged itself."),
}
#: Added to it, where known.
ROWS = (N_("There is {rows} row."), N_("There are {rows} rows."))
PERIOD = N_("They run from {start} to {end}.")
KEY = N_("{column} is different in every row.")
#: One row of a category in words; the slug is its key.
UNITS = {
    "use_of_force": N_("use of force"),
    "officer_involved_shootings": N_("officer-involved shooting"),
    "stops": N_("stop"),
    "traffic_stops": N_("traffic stop"),
    "pedestrian_stops": N_("pedestrian stop"),
    "complaints": N_("complaint or allegation"),
    "calls_for_service": N_("call for service"),
    "arrests": N_("arrest"),
    "citations": N_("citation"),
    "field_contacts": N_("field contact"),
    "vehicle_pursuits": N_("vehicle pursuit"),
    "assaults_on_officers": N_("assault on an officer"),
    "deaths_in_custody": N_("death in custody"),
    "weapon_pointing": N_("pointing of a weapon"),
    "searches": N_("search"),
    "body_worn_cameras": N_("body-camera recording"),
    "community_engagement": N_("community event"),
    "incidents": N_("reported crime"),
    "hate_crimes": N_("hate crime"),
    "crashes": N_("crash"),
    "workforce_demographics": N_("employee"),
    "training": N_("training course"),
}
ANY_EVENT = N_("event")
