"""What is made beside the pages: feeds, calendars, tables, exports, the sitemap."""
