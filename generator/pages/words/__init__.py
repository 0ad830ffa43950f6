"""Interface words and how dates, numbers and names are written.

Read in this order: where compiled things are kept (`compiled`), the words (`catalogues`), CLDR (`formats`), XML
(`markup`).
"""
