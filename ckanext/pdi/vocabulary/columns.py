"""Which words in a column's header hint at what the column holds?

Data, not code: sets of lower-case tokens, as ``compliance.names.tokens`` cuts them
from a header. A word is never the only evidence: the values must agree. English
first, and the spellings of other languages that real files showed.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- time -----------------------------------------------------------------------

DATE = _words(
    "date dates dt datetime timestamp day fecha datum dato data fec when occurred"
    " occurrence received reported dated 日期 時間 时间 tarih"
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
    " spp separation separated appt hiredate"
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
ADMIN_STEMS = ("updated", "created", "published", "modified", "retrieved")
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
OFFICER_ID = _words("officer employee emp badge star uid mos personnel shield deputy")
RANK = _words("rank title position job jobtitle grade")
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
NAME_PART = _words(
    "first last middle full fname lname surname forename firstname lastname given"
    " initial initials suffix namefirst namelast namemid nombre apellido maiden"
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
    " weather lighting light collision pursuit evidence bail bond"
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
#: Nouns in the plural: a numeric column of that name counts them.
COUNTED = _words(
    "incidents crimes arrests stops complaints calls homicides deaths shootings"
    " offenses offences cases officers victims killings murders rapes robberies"
    " assaults burglaries thefts searches citations homicidios delitos staff clips"
    " uses stopped fatalities accidents crashes employees civilians persons people"
    " allegations reports events crashes tickets warnings contacts agencies hours"
    " males females hombres mujeres suicides hits"
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
    " acquisition"
)
#: Numbers that describe one event or person, whatever their size.
ATTRIBUTE = _words(
    "duration min minutes weight height speed distance hour shots nshots length"
    " feet inches seconds years months days temperature bac limit mph order"
    " sequence seq index rank priority hours experience elapsed response travel heightft"
    " build heading year model odometer caliber ht wt"
)

# --- lists ------------------------------------------------------------------------

ROSTER = _words(
    "badge rank title job position salary shield star hire hired appointed employee"
    " employment assignment assigned personnel seniority academy grade"
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
LOOKUP = _words(
    "code abbreviation abbrev abbr fips clean raw map mapping spelling lookup alias"
    " key value ansi gnis"
)

# --- categories -------------------------------------------------------------------

#: Header words that speak for a category, with the points they give. Slugs are
#: those of categories.csv. A header counts once for each word.
CATEGORY_WORDS: dict[str, dict[str, int]] = {}
