"""The five views of the calendar: how cards are drawn, picked, carried and dropped."""
