"""Is a row one event?"""
