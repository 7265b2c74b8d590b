"""The record in git: revisions now; approvals, review and merging are to come."""
