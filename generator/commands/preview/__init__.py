"""The live preview: a save in, the changed page in the browser out. ⚡ Serves the loopback, watches the disk.

Read in this order: what is asked for (`requests`), what is put into a page (`script`, `report`), what is being served
(`state`), to whom (`socket`, `answers`), when it is made anew (`watch`, `loop`), the server (`serve`), the page before
the build (`glimpse`), and all of it for an archive (`preview`).
"""
