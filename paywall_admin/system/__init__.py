"""The machine: files, folders, secrets, signatures and logs, without Qt and without a database."""
