"""How far each article of a review is decided."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from sqlalchemy import func, select

from dashboard.store.base import Base
from dashboard.store.records import ClaimStatus
from dashboard.store.rows import own_article
from dashboard.store.tables import articles, claims


class Standing(Base):
    """Counts for the list of a review's articles."""

    def standing(self, token: str) -> Mapping[int, Counter[ClaimStatus]]:
        """Of each article of a review, how many of its events are kept, dropped and undecided."""
        counted = (
            select(claims.c.article_id, claims.c.status, func.count())
            .join(articles, articles.c.id == claims.c.article_id)
            .where(
                own_article(token),
                ~claims.c.lost,
                ~((claims.c.origin == "person") & (claims.c.status == ClaimStatus.DROPPED)),
            )
            .group_by(claims.c.article_id, claims.c.status)
        )
        found: dict[int, Counter[ClaimStatus]] = defaultdict(Counter)
        with self._reading() as connection:
            for article, status, number in connection.execute(counted):
                found[article][ClaimStatus(status)] = number
        return found

    def to_publish(self, token: str) -> int:
        """How many kept events of a review are in no public view yet."""
        kept = (claims.c.status == ClaimStatus.KEPT) & ~claims.c.public & ~claims.c.lost
        counted = select(func.count()).select_from(claims).join(articles, articles.c.id == claims.c.article_id)
        with self._reading() as connection:
            return int(connection.execute(counted.where(own_article(token), kept)).scalar_one())
