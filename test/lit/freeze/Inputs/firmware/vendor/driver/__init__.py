from .bus import read
