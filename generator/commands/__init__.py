"""What people run: one module a command.

Read in this order: what people read (`terminal`) and type (`completion`, `options`); what the commands need
(`checking`, `editing`, `preview`); the commands; the command line that finds them (`cli`).
"""
