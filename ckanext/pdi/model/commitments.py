"""What did whom promise, by when, and what became of it?"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

import ckan.plugins.toolkit as tk

from ckanext.pdi.model.columns import new_id, utc_now


class Commitment(tk.BaseModel):
    """One promise: a line "category, what, by when" of a statement.

    The lines of one statement (one form) share ``statement_id`` and everything about
    who made it. ``history`` is append-only: each change of ``status`` adds
    ``{"status", "at", "by", "note"}``.
    """

    __tablename__ = "pdi_commitment"

    id = sa.Column(sa.Text, primary_key=True, default=new_id)
    statement_id = sa.Column(sa.Text, nullable=False, index=True)
    position = sa.Column(sa.Integer, nullable=False, default=0)
    organization_id = sa.Column(sa.Text, index=True)
    who = sa.Column(sa.Text, nullable=False)  # agency, company, nonprofit, ...
    name = sa.Column(sa.Text, nullable=False)
    city = sa.Column(sa.Text)
    state = sa.Column(sa.Text)
    efforts = sa.Column(sa.Text)  # existing efforts, in their words
    category = sa.Column(sa.Text)
    what = sa.Column(sa.Text, nullable=False)
    due = sa.Column(sa.Text)  # ISO day
    status = sa.Column(sa.Text, nullable=False)
    history = sa.Column(JSONB, nullable=False, default=list)
    data = sa.Column(JSONB, nullable=False, default=dict)
    created = sa.Column(sa.DateTime, nullable=False, default=utc_now)
    created_by = sa.Column(sa.Text)
