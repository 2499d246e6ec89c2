module github.com/wowchemy/starter-academic

go 1.15
