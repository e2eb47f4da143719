"""Several years and agencies together (หลายปี): trends, comparison, priorities and what changed."""
