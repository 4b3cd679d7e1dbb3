"""A plugin that cannot be imported."""

raise RuntimeError("no licence\nfound")
