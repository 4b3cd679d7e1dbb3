"""What checker says where the list of hostile files has a code: part of a sentence for every code."""

_DAMAGED = r"is incomplete or damaged|is damaged|broke down, because it is damaged"
_TOO_MUCH = (
    r"unpacks to more than|holds more than|needs more than|more rows, columns or letters|holds no text"
)
_PACKED = r"is packed as no office program packs files"
_ENTITIES = r"defines (XML )?entities"
_UNKNOWN_KEY = r"is not known here|is missing"
_NO_REPORT = r"No file here is a part of a harmonised"
_NOT_READ = (
    r"is a program|is an archive|is a picture|is in the old Office format|is an Outlook message"
    r"|is incomplete or damaged|hidden file|holds no text that can be read"
)

SENTENCES = {
    "archive-too-large": _TOO_MUCH,
    "archive-too-many-parts": r"holds more parts than",
    "archive-overlapping-parts": rf"{_PACKED}|unpacks to more than",
    "archive-size-mismatch": _DAMAGED,
    "archive-bad-compression": _PACKED,
    "archive-bad-name": _PACKED,
    "archive-symlink": _PACKED,
    "archive-duplicate-part": _PACKED,
    "document-encrypted": r"protected with a password|is encrypted",
    "document-too-long": r"has 10,000 pages|at most 3,000 are read",
    "document-too-complex": _TOO_MUCH,
    "embedded-object-ignored": r"embedded files; they were not opened",
    "external-reference-ignored": r"other servers; they were not fetched|links to other files; they were not",
    "active-content": r"(macros|scripts); they were not run",
    "attachment-ignored": r"attached files; they were not opened|winmail\.dat holds no text",
    "attachment-rejected": r"paper\.docx (holds|unpacks to) more than",
    "attachment-renamed": r"is a program",
    "hidden-text": r"text that a reader does not see|cannot be seen were removed",
    "tracked-changes": r"tracked change",
    "bidi-control": r"turn the direction of the text",
    "obfuscated-text": r"cannot be seen were removed|look like",
    "control-characters-removed": r"Control characters were removed",
    "encoding-guessed": r"was guessed|could not be read",
    "font-not-understood": r"font|direction of the text",
    "multiple-revisions": r"was changed later",
    "xfa-form": r"is a form whose content",
    "xml-dtd-forbidden": _ENTITIES,
    "xml-too-deep": _DAMAGED,
    "stream-too-large": _TOO_MUCH,
    "file-damaged": rf"{_DAMAGED}|holds no text",
    "file-empty": r"is empty",
    "file-too-large": r"holds more than [\d,]+ characters",
    "no-text": rf"holds no text|has no pages|{_NO_REPORT}",
    "type-ambiguous": r"is two kinds of file at once",
    "type-mismatch": r"is not what its name says|is a program|is a workbook|holds no text that can be read",
    "type-not-accepted": rf"{_NOT_READ}|{_DAMAGED}",
    "filename-missing": r"has no name|Choose at least one document",
    "filename-changed": r".",
    "mail-too-deep": r"nested too deeply",
    "mail-malformed": _DAMAGED,
    "mail-too-many-parts": r"has more than 200 parts",
    "mail-header-ambiguous": r"names more than one sender",
    "mail-header-too-large": r"headers of .* are longer than",
    "sheet-too-large": r"more rows, columns or letters",
    "sheet-bad-reference": r"more rows, columns or letters",
    "sheet-too-many": r"holds more parts than",
    "formula-without-value": r"holds a formula",
    "hidden-sheet": r"sheet is hidden",
    "number-not-understood": r"is no number|must be a number such as",
    "csv-malformed": rf"quotation mark may be missing|{_NO_REPORT}",
    "csv-field-too-large": r"cannot be read as CSV",
    "csv-too-wide": r"more rows, columns or letters",
    "json-too-deep": r"nested more than 20 deep",
    "json-duplicate-key": r"stands twice",
    "json-malformed": r"must be a number such as|is not valid",
    "json-too-large": r"holds more than [\d,]+ characters",
    "schema-ref-forbidden": r"the key \$ref is not known here",
    "schema-violation": rf"{_UNKNOWN_KEY}|must hold keys and values|a key must be a word",
    "yaml-alias-forbidden": r"the (anchor|alias) .* is not allowed",
    "yaml-tag-forbidden": r"the tag .* is not allowed",
    "yaml-too-deep": r"nested more than 20 deep",
    "yaml-duplicate-key": r"stands twice",
    "yaml-multiple-documents": r"a second document begins",
    "yaml-malformed": r"cannot begin a text",
    "rule-bad-pattern": _UNKNOWN_KEY,
    "rule-bad-include": _UNKNOWN_KEY,
    "rule-unknown-check": _UNKNOWN_KEY,
    "rule-duplicate-id": _UNKNOWN_KEY,
    "rule-cycle": _UNKNOWN_KEY,
}
"""Rules hold no patterns, includes, imports or order, so a rule with one is refused for a key not known."""
