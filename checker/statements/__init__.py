"""What statements of reasons show: tables of counts, and what a provider declares beside them."""
