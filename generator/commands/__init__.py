"""What people run: one module a command.

Read in this order: what people read (`terminal`) and type (`completion`, `options`); what the commands need
(`checking`, `editing`, `preview`); the commands (`build`, `check`, `serve`, `new`, `import_articles`,
`translations`, `messages`, `schema`, `init`, `deploy`); the command line that finds them (`cli`).
"""
