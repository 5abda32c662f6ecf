"""Can programs read the file?"""
