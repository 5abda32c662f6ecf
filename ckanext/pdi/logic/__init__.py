"""What may whom ask the extension to do?"""
