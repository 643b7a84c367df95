"""What printed pages need to know: widths of columns, letters that fonts lack, LaTeX for nbconvert."""
