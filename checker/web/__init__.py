"""The web page: server-rendered, loopback by default, nothing of a document is ever parsed in its process."""
