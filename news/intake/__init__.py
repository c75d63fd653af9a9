"""From what comes in to articles: `dumps` takes a text apart, `prose` keeps what belongs to the article."""
