"""Interface words and how dates, numbers and names are written.

Read in this order: where compiled things are kept (`compiled`), CLDR (`formats`), the words (`catalogues`), XML
(`markup`).
"""
