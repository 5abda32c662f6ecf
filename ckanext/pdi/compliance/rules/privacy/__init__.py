"""May the data do harm to persons?"""
