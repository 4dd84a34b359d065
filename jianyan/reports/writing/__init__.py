"""Writing a report section by section: the editor, who holds what, versions, comments, figures found and facts told."""
