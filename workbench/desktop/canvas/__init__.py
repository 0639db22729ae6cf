"""The canvas on which the network is drawn, moved and joined; fed from arrays."""
