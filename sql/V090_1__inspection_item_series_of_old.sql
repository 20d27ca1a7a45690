-- Items from before there were versions are the first of their series.
UPDATE inspection_item SET series_id = id WHERE series_id = 0;
