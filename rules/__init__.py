"""The rule sets that ship with checker, one folder each."""
