"""The process beside the web page that reads, evaluates and renders."""
