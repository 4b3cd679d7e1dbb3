"""The plugins that ship with checker: readers, evaluators, checks and renderers."""
