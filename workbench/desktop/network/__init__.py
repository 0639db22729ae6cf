"""The Network place: the map of agencies and referrals, its filters and its inspector."""
