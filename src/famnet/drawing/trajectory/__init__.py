"""Whether it is getting safer, by whose eyes: scales by rater over time, what happened, and what is to come."""
