"""What is kept: jobs, assessments and editions in a database, uploaded bytes in a folder beside it."""
