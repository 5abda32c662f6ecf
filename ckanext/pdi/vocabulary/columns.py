"""Which words in a column's header hint at what the column holds?

Data, not code: sets of lower-case tokens, as ``compliance.names.tokens`` cuts them
from a header. A word is never the only evidence: the values must agree. English
first, and the spellings of other languages that real files showed.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _points(text: str) -> dict[str, int]:
    """``word:points`` entries; an underscore joins the words of a pair."""
    pairs = (entry.rpartition(":") for entry in text.split())
    return {word.replace("_", " "): int(points) for word, _, points in pairs}


# --- time -----------------------------------------------------------------------

DATE = _words(
    "date dates dt datetime timestamp day fecha datum dato data fec when occurred"
    " occurrence received reported dated 日期 時間 时间 日付 年月日 発生日 tarih"
)
TIME = _words("time hour hr hh minute minutes mm hora uhrzeit tm hhmm 时间")
YEAR = _words(
    "year yr yyyy fy any año ano anio anno jahr annee année år ar ejercicio 年"
    " years anyo gestion"
)
MONTH = _words("month months mon mo mes monat mois mese maned månad 月 mth")
QUARTER = _words("quarter qtr q trimestre quartal")
DAY = _words("day dd dia tag jour giorno dag dayofmonth")
WEEKDAY = _words("weekday dow dayofweek week wochentag")
#: Dates of people, not of events.
BIRTH = _words(
    "birth dob born birthdate birthday birthyear yob nacimiento geburt geburtsdatum"
)
CAREER = _words(
    "hire hired hiring appointed appointment employment employed employ retire retired"
    " retirement termination terminated resign resigned resignation promotion promoted"
    " tenure seniority service certified certification completion graduation sworn"
    " spp separation separated appt hiredate ingreso nombramiento contratacion"
    " antiguedad baja embauche eintritt austritt"
)
#: Dates of the record's keeping, not of the event.
ADMIN = _words(
    "created create creation updated update published publish publication modified"
    " modify load loaded insert inserted refreshed checked check verified retrieved"
    " coverage release released_on edited edit revised version as_of asof extracted"
    " download downloaded scraped contacted outage compstat upload uploaded imported"
    " added addtime last sysdate effective added_on snapshot valid expires expiration"
)
#: The same within glued names: appointdate, dateoftermination.
BIRTH_STEMS = ("birth", "dob")
CAREER_STEMS = ("appoint", "terminat", "hire", "resign", "retire", "employ", "promot")
ADMIN_STEMS = ("updated", "created", "published", "modified", "retrieved", "loaddate")
#: Days of a court: what they are about happened before.
PROCEEDING = _words("court hearing trial sentence sentencing arraignment docket")
#: Beginnings and ends alone do not say of what.
SPAN = _words(
    "start end begin beginning startdate enddate started ended termstart termend"
    " finish from to until through effective"
)
#: Tokens that name the event beside an administrative word: they win.
EVENTFUL = _words(
    "incident occurred occurrence occur event stop arrest complaint crime offense"
    " offence report reported received call contact crash collision accident death"
    " shooting intervention booking citation violation response force date_occ"
    " conviction accident filed injury pursuit dispatch"
)

# --- identity -------------------------------------------------------------------

NUMBER_WORD = _words(
    "id no num number nbr nmbr nr key ref reference identifier identification uid"
    " code # guid uuid seq serial ser numero número folio 编号 文书号 文号 序号 docket"
    " recnum rin"
)
#: What a record number numbers. An id of these is the id of an event's record.
EVENT = _words(
    "case incident incidents event report rpt complaint arrest citation ticket cad dr"
    " log crid trr stop call booking offense offence court docket file claim matter"
    " warrant contact ccr uof ois inc cr fc crash collision accident record rec"
    " complaints investigation interview summons violation allegation occurrence"
    " dispatch settlement intervention clip encounter bpc rd pursuit shooting"
    " caso expediente carpeta 案件 处罚 文书号 coroners coroner fir mv homicide"
)
#: One-token names of record numbers, and glued spellings.
RECORD_NUMBER = _words(
    "caseid caseno casenum casenumber casenbr incidentid incidentno incidentnum"
    " incidentnumber incnum incno eventid eventno eventnumber eventnum reportid"
    " reportno reportnumber reportnum rptno complaintid complaintno complaintnum"
    " complaintnumber arrestid arrestno arrestnumber arrestkey citationid citationno"
    " citationnumber ticketno ticketnumber callid callno callnumber cadno cadnumber"
    " cadid stopid stopno recnum recordid recordnumber recno logno lognumber crid drno"
    " rin docketnumber docketno docket fileno filenumber claimno claimnumber rpmainid"
    " appid crashid crashnumber accidentid collisionid caseref uofnum incrpt ccn rdno"
    " gonumber cfsid bookingid bookingno dispatchid contactid fcnum batchfilename"
    " persistentid complaintno dr"
)
#: Identities of persons, agencies and places: no record numbers.
ENTITY_ID = _words(
    "officer employee emp badge star personnel deputy ori ori7 ori9 fips geoid geo"
    " agency department dept unit dataset station zip zipcode postcode county state"
    " city place area precinct district beat ward vehicle object objectid person"
    " census tract lsoa msoa dguid vector coordinate ansi gnis org organization"
    " organisation uid mos shield inmate force_code pd user author contacts member"
    " course source node category rank school fid globalid"
)
PLAIN_ID = _words("id uid guid uuid objectid fid oid pk rowid key globalid identifier")
ROW_INDEX = _words("rownames rowid row index objectid fid oid id unnamed rn seq 序号")

#: Numbers under these words stand for something and measure nothing.
CODE = _words("code codes cd cc id ids no nr nbr key identifier ref sic naics ucr")

# --- place ----------------------------------------------------------------------

COORDINATE = _words(
    "lat latitude lng lon long longitude x y xcoord ycoord xcoordinate ycoordinate"
    " coord coordinate coordinates geom geometry the_geom point latlon geopoint"
    " geolocation easting northing latitud longitud pointx pointy geocode geocoded"
)
PLACE = _words(
    "address addr street st block location loc intersection beat precinct pct district"
    " ward sector zone neighborhood neighbourhood neighborhoods hood tract zip zipcode"
    " postal postcode division borough community crossstreet premise premises premname"
    " stname stinter crossst scene landmark place barrio colonia distrito direccion"
    " ubicacion comisaria patrol dist rd reportingarea substation town campus building"
    " council councildistrict streetaddress streetnbr streetdir hundredblock route road"
    " highway mile nbrhd lsoa reporting_area grid"
)
AREA = _words(
    "state county country city province region municipality municipio entidad"
    " geography geo territory nation st_abbr estado provincia departamento ciudad"
    " pais country_name authority la regio policial kommune land bundesland cbsa msa"
    " metro jurisdiction counties states cities township parish"
)
AGENCY = _words(
    "agency department dept ori police pd lea sheriff organization organisation"
    " institution facility 单位 单位名称 agencies"
)
OFFICER_ID = _words(
    "officer employee emp badge star uid mos personnel shield deputy placa"
)
RANK = _words(
    "rank title position job jobtitle grade grado rango cargo puesto dienstgrad"
)
#: Identities that need no word for number beside them.
PLAIN_ENTITY_ID = _words(
    "fips geoid badge star uid ori ori7 ori9 statefp placefp placens countyfp lsoa"
    " msoa dguid shield statefips countyfips geo_id unit badgenumber badgeno ansi"
    " tract geocode zip zipcode postcode cartodb"
)

# --- people ---------------------------------------------------------------------

RACE = _words(
    "race ethnicity ethnic raceethnicity ethrace raza etnia descent races ethnicities"
    " colour hispanic ctznrace ofcrrace subjectrace officerrace subjrace rae"
    " nationality origin skin racial rs"
)
#: A race that is run.
CONTEST = _words("primary election runoff type candidate cycle winner")
SEX = _words(
    "sex gender sexo genero género sexe geschlecht gend ctznsex ofcrsex subjectgender"
    " officergender subjectsex"
)
AGE = _words("age edad alter ages agegroup agerange avgage subjectage officerage")
PERSON = _words(
    "officer subject victim suspect complainant driver arrestee offender citizen"
    " civilian defendant person inmate juvenile witness resident perp perpetrator"
    " deceased decedent plaintiff owner operator pedestrian employee individual"
)
#: Those of them who are not the police.
OFFICER = _words(
    "officer officers employee deputy detective trooper badge supervisor investigator"
    " po emp ofcr off sergeant"
)
BADGE = _words("badge star shield employee rank")
PUBLIC = (PERSON - OFFICER) | _words(
    "subjects victims suspects arrestees ctzn detainee"
)
#: What happens in homes, and to children.
SENSITIVE = _words("domestic dv sexual sex_offense rape juvenile minor child abuse")
NAME_PART = _words(
    "first last middle full fname lname surname forename firstname lastname given"
    " initial initials suffix namefirst namelast namemid apellido apellidos maiden"
    " nombres prenom nachname vorname sobrenome"
)

# --- what happened ----------------------------------------------------------------

DESCRIPTOR = _words(
    "reason offense offence offenses crime charge charges disposition outcome force"
    " weapon search searched frisk frisked frisk contraband finding findings result"
    " status type nature problem allegation allegations violation violations statute"
    " description desc category cat class classification action actions resistance"
    " injury injured injuries arrest arrested citation warning basis circumstance"
    " circumstances cause manner armed fleeing flee threat bias motive motivation"
    " penalty discipline decision complaint complaints resolution subtype activity"
    " tactic method severity level condition priority initiated source entry fatal"
    " killed died harm stop stopped call incident event narrative summary notes"
    " ucr nibrs statute code offensecode weapontype forcetype dispo signal itemdesc"
    " delito motivo 案由 事由 结果 依据 legislation object drugs alcohol handcuffed"
    " warrant problemtype calltype eventtype typeofcall lawcode pdcode verdict"
    " weather lighting light collision pursuit evidence bail bond sev crash"
)
#: Descriptors whose word stands in tables of every kind: worth less.
WEAK_DESCRIPTOR = _words(
    "type status code level class category cat description desc source notes summary"
    " category object entry action method condition"
)
NARRATIVE = _words("narrative summary notes details text comment comments story blurb")

# --- numbers ----------------------------------------------------------------------

COUNT = _words(
    "count counts cnt total totals tot subtotal sum number freq frequency tally abs"
    " allabs totaal anzahl numero cantidad total_ n cases num mtd ytd nombre"
)
#: Counts at the beginning of a header, mere numbering at its end.
ORDINAL = _words("number num nombre numero")
RATE = _words(
    "rate rates ratio percent pct percentage per perc proportion share average avg"
    " mean median change chg diff difference increase decrease % 100k 100000 1000"
    " per100k gini sd stdev ci percentile quartile tasa porcentaje"
    " centrality score cumulative"
)
POPULATION = _words(
    "population pop totpop popn residents inhabitants households poblacion estimate"
    " estimated est totalpop projected unemployment poverty income"
)
#: An estimate between its bounds.
VALUE = _words("value values numericvalue estimate valor")
LOWER = _words("low lower lcl lowerbound")
UPPER = _words("high upper ucl upperbound")
#: Nouns in the plural: a numeric column of that name counts them.
COUNTED = _words(
    "incidents crimes arrests stops complaints calls homicides deaths shootings"
    " offenses offences cases officers victims killings murders rapes robberies"
    " assaults burglaries thefts searches citations homicidios delitos staff clips"
    " uses stopped fatalities accidents crashes employees civilians persons people"
    " allegations reports events crashes tickets warnings contacts agencies hours"
    " males females hombres mujeres suicides hits"
)
#: Those that are events themselves: whoever counts them has more than one a row.
COUNTED_EVENTS = _words(
    "incidents crimes arrests stops complaints calls homicides shootings offenses"
    " offences cases murders rapes robberies assaults burglaries thefts searches"
    " citations homicidios delitos crashes accidents events tickets uses"
)
#: Persons hurt: outcomes of one event where a row is one, counts elsewhere.
HARM = _words(
    "killed injured wounded dead deaths hurt casualties fatalities died muertos heridos"
)
#: Names of groups: with counts below them they are columns of a cross-table.
GROUP = _words(
    "white black asian hispanic latino native indian pacific islander hawaiian"
    " multiracial other unknown male female hombre mujer men women juvenile adult"
    " youth minority blancos negros american whites blacks hispanics"
    " murder manslaughter rape robbery assault burglary larceny theft arson homicide"
    " homs rob agg violent violence property drugs traffic order fraud vandalism"
    " fatal religion disability orientation ethnicity race gender sexual firearm"
    " sworn nonsworn unsubstantiated substantiated cleared all unarmed"
)
MONEY = _words(
    "amount salary pay paid cost costs bond bail fine fines settlement budget price"
    " wage wages hourly overtime earnings dollars usd payment fee fees award value_usd"
    " acquisition compensation remuneration"
)
#: Numbers that describe one event or person, whatever their size.
ATTRIBUTE = _words(
    "duration min minutes weight height speed distance hour shots nshots length"
    " feet inches seconds years months days temperature bac limit mph order"
    " sequence seq index rank priority number num line hours experience"
    " elapsed response travel heightft"
    " build heading year model odometer caliber ht wt"
)

# --- lists ------------------------------------------------------------------------

ROSTER = _words(
    "badge rank title job position salary shield star hire hired appointed employee"
    " employment assignment assigned personnel seniority academy grade"
)
#: Who stands for election.
BALLOT = _words(
    "party candidate candidates election elections ballot incumbent nominee votes"
    " office seat partido candidato eleccion partei kandidat parti"
)
DICTIONARY = _words(
    "field column variable definition description label datatype format values"
    " possible attribute term meaning element item notes multi_select explanation"
    " fieldname field_name columnname alias units example dbf"
)
FIELD_NAMES = _words(
    "field column variable fieldname columnname element attribute term item dbf"
)
MEANING = _words("definition description label meaning notes explanation datatype")
CATALOGUE = _words(
    "url link website dataset source readme portal download api homepage href uri"
    " datatype dataset_id tabletype"
)
ENTITY = _words(
    "name title url address phone email website rank position agency department unit"
    " school station org organization description link neighborhood town company"
)
#: First words of a question asked in a survey.
QUESTION = _words(
    "which how what do did does have has are is was were when why where who would"
    " should could to please in if can"
)
LOOKUP = _words(
    "code abbreviation abbrev abbr fips clean raw map mapping spelling lookup alias"
    " key value ansi gnis"
)

# --- categories -------------------------------------------------------------------

#: Header words that speak for a category, with the points they give; two words in a
#: row count as one entry. Slugs are those of categories.csv.
CATEGORY_WORDS: dict[str, dict[str, int]] = {
    "use_of_force": _points(
        "force:4 uof:5 trr:5 resistance:4 taser:3 baton:3 resisted:2 useofforce:6"
        " force_type:2 forcetype:4 use_of:1 cew:3 conductedenergyweapon:5 probe:2"
        " subject_injured:2 officer_injured:2 response_to:1"
        " batchfilename:3 ecw:3 use_force:4"
        " of_force:3 force_received:4 force_used:3"
    ),
    "officer_involved_shootings": _points(
        "ois:6 armed:3 shots:3 shot:3 flee:3 fleeing:3 signs_of:2 manner_of:2"
        " body_camera:2 threat_level:3 shooting:3 killed_by:4 unarmed:3 killed:2"
        " victim_image:2 death_date:2 lawenforcementagency:2 subjectarmed:4"
        " numberofshots:4 nshots:3 officer_caused:3 cause_of:1 manner:1 coroners:3"
        " shot_police:4 civilian_died:4 officers_firing:3 deadly:4 of_shots:3"
        " sp_weapon:3 subject_weapon:2 mentally_ill:2 responsible:1 decision:1"
    ),
    "stops": _points(
        "stop:4 stops:4 stopped:3 frisk:4 frisked:4 frisks:3 stopdate:5 datestop:5"
        " timestop:3 contraband:2 searched:2 search_conducted:3 reason_for:1"
        " vehicle_stop:3 traffic_stop:4 pedestrian:1 search_based:3 perstop:3"
        " intervention:2 driver:2 self_defined:2 object_of:3 legislation:1"
        " driver_race:3"
        " n_stops:4 vehicle_searched:3 stoptime:3 crimsusp:2"
    ),
    "complaints": _points(
        "complaint:4 complaints:4 allegation:5 allegations:5 finding:2 findings:2"
        " complainant:5 sustained:4 crid:5 misconduct:4 disciplinary:3 discipline:3"
        " exonerated:3 substantiated:4 cap:1 po_race:1 investigative:2 unfounded:3"
        " ccrb:4 recc_finding:3 bpc:3 ctznrace:2 log_no:2 recommendation:2"
    ),
    "calls_for_service": _points(
        "call:3 calls:4 nature:2 nature_of:2 calltype:4 dispatch:4 dispatched:4 cad:4"
        " service:1 for_service:4 priority:2 unit_number:3 initiated:1 onscene:3"
        " at_scene:3 problem:1 initial_call:3 final_call:3 eventtime:3 event_no:2"
        " clearance:1 disposition:1 enroute:3 call_type:3 eventno:3 911:3 received:1"
    ),
    "arrests": _points(
        "arrest:4 arrests:4 arrestee:5 arrested:4 booking:4 booked:4 bond:3 bail:3"
        " charge:3 charges:3 arrest_date:3 arrest_type:2 inmate:2 release:1 warrant:1"
        " overall_type:1 arrest_year:3 offense:1 arrest_id:3"
    ),
    "citations": _points(
        "citation:5 citations:5 violation:3 violations:3 ticket:4 tickets:4 fine:2"
        " fines:2 speed_limit:2 summons:2 mtd:1 speeding:3 warning:1 seat_belt:2"
        " brake:2 处罚:3 moving:1 vtl:3"
    ),
    "field_contacts": _points(
        "fc:4 contact:3 contact_date:4 field:2 interview:4 field_interview:5"
        " contact_officer:4 contact_reason:3 circumstance:1 key_situations:3 fc_num:5"
    ),
    "vehicle_pursuits": _points("pursuit:6 pursuits:6 fars:3 chase:4 in_fars:3"),
    "assaults_on_officers": _points(
        "leoka:6 officer_harm:6 officer_killed:3 assault_on:4 feloniously:5 felonious:5"
        " feloniously_killed:4 accidental:1 officers_assaulted:6 officer_assaulted:5"
        " victim_officer:4 felony:1 accident:1"
    ),
    "body_worn_cameras": _points(
        "clip:4 clips:5 footage:5 camera:2 bwc:6 body_worn:6 recording:2 video:1"
    ),
    "incidents": _points(
        "crime:3 crimes:4 offense:2 offence:2 offenses:3 offences:3 ucr:3 nibrs:3"
        " burglary:2 robbery:2 murder:2 homicide:4 homicides:4 larceny:2 rape:2"
        " assault:1 theft:2 violent:2 property:1 homicidios:4 crime_type:3 arson:2"
        " law_code:2 manslaughter:2 aggravated:1 crimetype:4 complaint_precinct:1"
        " offense_code:2 crime_code:3 forcible:2 homs:3 delito:3 compstat:2 dr:2"
        " victim:1 flagcrime:4 persistent:1 persistentid:3 incident_count:1"
    ),
    "hate_crimes": _points(
        "bias:5 hate:6 motivation:3 bias_motive:4 motive:2 religion:2 disability:2"
        " orientation:3 sexual_orientation:3 race_bias:4 gender_identity:3"
        " type_of:1 hate_crimes:3"
    ),
    "crashes": _points(
        "crash:5 crashes:5 collision:5 accident:3 accidents:4 hit:1 vehicles:1"
        " fatality:2 fatalities:3 severity:2 total_crashes:3 victimrole:3 lighting:1"
        " weather:1 roadway:3 killed:1"
    ),
    "workforce_demographics": _points(
        "rank:2 hire:3 hired:3 salary:4 appointed:3 appointment:3 employee:4 sworn:4"
        " nonsworn:4 badge:2 job:3 job_title:4 overtime:3 employment:3 termination:2"
        " pay:2 personnel:3 hourly:3 appointed_date:2 hire_date:2 unit:1 star:1"
        " resignation:3 staff:2 civilian_employees:2 officers:2 civilians:2"
    ),
    "training": _points(
        "training:5 course:4 session:3 instructor:4 class:1 session_end:3 hours:1"
    ),
    "surveys": _points(
        "survey:5 respondent:5 opinion:5 question:4 answer:4 response:1 demographics:2"
    ),
}
