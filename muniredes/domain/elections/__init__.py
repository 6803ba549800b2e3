"""Elections: the days of each period, and the looking over of each account."""
