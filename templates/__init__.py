"""The templates that ship with checker: pages in `web`, editions of the report in `report`."""
