"""Fields of forms: label above, help and problems below, and edits that are kept by themselves."""
