"""What are the words: categories, jurisdictions, agencies, columns and values?

Data, not code: the facts ship as CSV files beside their readers. Standard library
only, because ``compliance`` may import it and is shipped in audit bundles.
"""
