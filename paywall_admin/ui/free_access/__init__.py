"""The Free access page: days on which everyone, or everyone in some countries, reads everything."""
