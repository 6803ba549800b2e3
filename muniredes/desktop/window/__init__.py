"""The window itself: its bars, the page in view, and every wire between them."""
