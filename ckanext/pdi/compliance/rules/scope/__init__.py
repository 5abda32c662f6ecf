"""What and where are the data about, and are they counted once?"""
