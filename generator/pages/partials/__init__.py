"""Parts that several kinds of pages share: the archive in, pieces of views out.

Read in this order: a body as HTML (`body_html`); a call (`glyphs`, `call_lines`, `call_facts`, `call_accounts`,
`citations`); what stands at an entry (`source_notes`, `mentions`, `quotations`, `pictures`, `notices`); for machines
(`jsonld`, `metadata`); the `head` of a page.
"""
