"""The Readers page: the support desk."""
