"""Documents without fixed pages, Word's, OpenDocument's and web pages, from bytes to pages."""
