"""Which jurisdictions and agencies does this portal know?"""

from __future__ import annotations

import sqlalchemy as sa

import ckan.plugins.toolkit as tk

from ckanext.pdi.model.columns import new_id, utc_now


class Jurisdiction(tk.BaseModel):
    """A place with a police."""

    __tablename__ = "pdi_jurisdiction"

    slug = sa.Column(sa.Text, primary_key=True)
    name = sa.Column(sa.Text, nullable=False)
    state = sa.Column(sa.Text, nullable=False)
    kind = sa.Column(sa.Text, nullable=False)
    ocd_id = sa.Column(sa.Text)
    geoid = sa.Column(sa.Text, index=True)
    lat = sa.Column(sa.Float)
    lng = sa.Column(sa.Float)


class Agency(tk.BaseModel):
    """Who polices and publishes; tied to an organization once there is one.

    ``membership`` is documented or inferred (with the source of the claim) for the
    shipped registry, self-declared for an organization that is not in it.
    """

    __tablename__ = "pdi_agency"

    id = sa.Column(sa.Text, primary_key=True, default=new_id)
    organization_id = sa.Column(sa.Text, unique=True)
    ori = sa.Column(sa.Text, index=True)
    name = sa.Column(sa.Text, nullable=False)
    state = sa.Column(sa.Text)
    agency_type = sa.Column(sa.Text)
    membership = sa.Column(sa.Text, nullable=False)
    source = sa.Column(sa.Text)
    first_listed = sa.Column(sa.Text)
    population = sa.Column(sa.Integer)
    joined = sa.Column(sa.DateTime, default=utc_now)


class AgencyJurisdiction(tk.BaseModel):
    """An agency serves a jurisdiction; many to many."""

    __tablename__ = "pdi_agency_jurisdiction"

    agency_id = sa.Column(sa.Text, primary_key=True)
    jurisdiction = sa.Column(sa.Text, primary_key=True, index=True)
