"""Small files of every kind, made on the spot, and what a test wants to know of a document."""

import io
import zipfile

from checker.domain.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(parts: dict[str, str]) -> bytes:
    """Return a ZIP file with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file with this XML as its body, and further parts by name in `word/`."""
    document = f'<w:document xmlns:w="{W}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    inner = {f"word/{name}.xml": text for name, text in parts.items() if name != "rels"}
    if "rels" in parts:
        inner["word/_rels/document.xml.rels"] = parts["rels"]
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **inner})


def odt(body: str) -> bytes:
    """Return an OpenDocument text with this XML as its text."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    root = f'<office:document-content{spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
    content = f"{root}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def blocks(document: Document) -> list[tuple[str, str]]:
    """Return kind and text of every block."""
    return [(block.kind.value, document.quote(block.start, block.end)) for block in document.passages]


def rows(document: Document) -> list[list[list[str]]]:
    """Return the tables by rows and cells."""
    tables = []
    for table in document.tables:
        last = max(cell.row for cell in table.cells)
        cells = [[cell for cell in table.cells if cell.row == row] for row in range(last + 1)]
        tables.append([[document.quote(cell.start, cell.end) for cell in row] for row in cells])
    return tables


def links(document: Document) -> list[tuple[str, str]]:
    """Return words and target of every link."""
    return [(document.quote(link.start, link.end), link.target) for link in document.links]


def defects(document: Document) -> list[str]:
    """Return the kinds of the defects."""
    return [defect.kind for defect in document.defects]
