"""Which works are one work, and what becomes of them.

    works -> compared forms -> pairs worth a look -> what speaks for each -> groups -> one work

Nothing here knows records or sources: works come in cleaned, those of the site among them.
"""
