"""Values in the forms that records take, whoever tells them: one function for each job."""
