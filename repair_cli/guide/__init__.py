"""What a guide is and how it is walked. Pure: values in, values out."""
