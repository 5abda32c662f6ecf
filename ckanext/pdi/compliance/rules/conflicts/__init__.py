"""Does what is declared agree with what is measured?"""
