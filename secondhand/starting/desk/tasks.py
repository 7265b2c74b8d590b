from secondhand.cli import tasks_of

namespace = tasks_of(__file__)
