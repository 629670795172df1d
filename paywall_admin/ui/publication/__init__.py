"""The Publication page: its name, languages, time zone, currency and pages, and what the website does on its own."""
