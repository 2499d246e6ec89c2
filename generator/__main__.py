from byline.__main__ import main

main()
