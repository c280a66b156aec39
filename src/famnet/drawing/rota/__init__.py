"""The week of the rota as a picture: who is there when, and where nobody is yet."""
