"""The pages of the employers' portal, one file per topic."""
