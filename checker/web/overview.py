"""The overview of an office: numbers, each a link to exactly the list that it counts."""

from __future__ import annotations

from flask import Blueprint, render_template

from checker.domain.errors import NotFound
from checker.web.desk import desk
from checker.web.tiles import GROUPS, TILES

blueprint = Blueprint("overview", __name__, url_prefix="/overview")


@blueprint.get("/")
def show() -> str:
    """Show every number."""
    here = desk()
    numbers = {id: len(list(tile.entries(here))) for id, tile in TILES.items()}
    return render_template("overview.html", groups=GROUPS, numbers=numbers, desk=here)


@blueprint.get("/<tile>")
def listed(tile: str) -> str:
    """Show the list behind one number."""
    found = TILES.get(tile)
    if found is None:
        raise NotFound.say("There is nothing at this address; the start page lists what there is.")
    here = desk()
    return render_template("overview_list.html", tile=found, entries=list(found.entries(here)), desk=here)
