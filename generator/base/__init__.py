"""The foundation, what every room stands on.

Read in this order: what can be wrong (`problems`), `languages`, files that nobody put there (`litter`), the `notation`
of files, the `figures` in a text, the configuration (`config`), remembered work (`memo`), work on all cores
(`workers`), where the time goes (`profile`), and how `git` is run.
"""
