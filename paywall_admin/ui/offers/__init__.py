"""The Offers page: trials and introductory prices with their dates, and the plans they lead to."""
