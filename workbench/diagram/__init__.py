"""Pictures of the model: what is drawn, where, and in which colours, without any toolkit."""
