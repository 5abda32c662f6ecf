"""The private stack for demo and tests: PostgreSQL, Redis, Solr and CKAN under .stack/.

`python3 -m dev help` lists the commands; the Makefile names the usual ones. The tool
itself is standard library only, so that it runs on a machine where nothing is
installed yet; running programs are watched over by supervisor (http://supervisord.org).

    say.py        how is a long step shown, and how is a failure told?
    place.py      where do things lie, and what is remembered between two runs?
    versions.py   which CKAN, and what differs between the supported ones?
    install.py    what is missing on this machine?
    programs.py   what runs, how is it started, and is anything left behind?
    postgres.py   how does a private cluster come to be?
    services.py   which PostgreSQL, Redis and Solr are used, and are they healthy?
    ckan_site.py  how does a CKAN site come up on them?
    demo.py       how does the site get data, users and the file that describes it?
    suites.py     which tests and linters run where?
    rule_docs.py  what do the pages docs/rules/ say? (made from the rules)
    inside/       what runs in CKAN's own virtual environment
"""
