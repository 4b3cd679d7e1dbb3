"""The house rules: what every file of this repository keeps to, whoever wrote it."""
