"""May everybody see it?"""
