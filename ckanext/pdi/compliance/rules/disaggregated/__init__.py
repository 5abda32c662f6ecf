"""Can the records be broken down?"""
